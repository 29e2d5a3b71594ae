"""The trained reader: one small transformer run once per window of text, and what turns its output into spans.

`pieces` cuts text into windows of word pieces, `tags` turns scores into spans, `links` ties spans to their cues,
`network` runs the shipped weights, `cues` sorts what the cues say, `merge` makes one of the network's reading and the
rules', `reader` puts it all behind the Reader seam. Training uses the same modules: what is learned is what is run.
"""
