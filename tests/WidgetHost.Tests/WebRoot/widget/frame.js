document.title = document.body.dataset.settings;
