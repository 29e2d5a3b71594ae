"""Files that are no web pages → an Article: plain text and Markdown, PDF, Word and e-mail.

`read` tells the kinds apart and hands each to its reader. A reader takes a file's paragraphs out as `pieces`, which
are then read as a paste is; `known` judges what a file's own metadata says, `damage` turns what a parser throws into
a refusal. Nothing here opens a connection, writes to a disk or runs what a file carries.
"""
