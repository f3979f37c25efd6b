(()=>{window.settingsOfTheTest=__WIDGET_SETTINGS__})();
// What a real file repeats many times over, this one repeats too, so that there is something to compress.
// What a real file repeats many times over, this one repeats too, so that there is something to compress.
