"""A link somebody pasted → the document it leads to, fetched safely and politely, or a plain refusal.

`links` and `hosts` say which links are opened, `addresses` and `network` where a connection may go, `wire`,
`encodings` and `exchange` carry one request, `follow` a chain of them, `robots` and `turns` keep to what a site
asks for, `cache` and `flights` see to it that nothing is fetched twice, `fetcher` is the way in. Nothing here reads
a page.
"""
