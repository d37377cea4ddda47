"""The loopback stand-in for SES, S3, Apps Script and Sheets: the default that needs no account."""
