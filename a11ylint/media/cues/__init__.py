"""Caption files read cue by cue: WebVTT, SRT, SBV and TTML, with what is wrong at which line."""
