/**
 * Expert Yacht Delivery: the sheet as JSON.
 *
 * Deployed as a web app. ?what=jobs gives the jobs, ?what=calendar the calendar.
 */

var SHEET_ID = 'EXAMPLE-eyd-operations';
var JOB_COLUMNS = ['id', 'stage', 'vessel', 'route', 'price', 'enquired', 'quoted', 'start', 'end',
                   'invoiced', 'invoice_date', 'due', 'paid'];

function doGet(e) {
  var what = (e && e.parameter && e.parameter.what) || 'jobs';
  var answer = what === 'calendar' ? readCalendar() : readJobs();
  return ContentService
    .createTextOutput(JSON.stringify(answer))
    .setMimeType(ContentService.MimeType.JSON);
}

function readJobs() {
  var rows = SpreadsheetApp.openById(SHEET_ID).getSheetByName('Jobs').getDataRange().getValues();
  rows.shift();
  return {
    generated: now_(),
    jobs: rows.filter(function (row) { return row[0]; }).map(function (row) {
      var job = {};
      JOB_COLUMNS.forEach(function (name, index) { job[name] = asText_(row[index]); });
      return job;
    })
  };
}

function readCalendar() {
  var from = new Date();
  var until = new Date(from.getTime() + 60 * 24 * 3600 * 1000);
  var events = CalendarApp.getCalendarsByName('Deliveries')[0].getEvents(from, until);
  return {
    generated: now_(),
    events: events.map(function (event) {
      return {
        start: asText_(event.getStartTime()),
        end: asText_(event.getEndTime()),
        status: 'busy',
        subject: event.getTitle()
      };
    })
  };
}

function now_() {
  return Utilities.formatDate(new Date(), 'America/Los_Angeles', "yyyy-MM-dd'T'HH:mm:ssXXX");
}

function asText_(cell) {
  return cell instanceof Date ? Utilities.formatDate(cell, 'America/Los_Angeles', 'yyyy-MM-dd') : cell;
}
