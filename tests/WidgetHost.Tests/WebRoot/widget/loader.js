(()=>{window.settingsOfTheTest=__WIDGET_SETTINGS__})();
