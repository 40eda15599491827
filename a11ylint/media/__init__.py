"""Facts about pictures, sound, video and captions, read from the files themselves."""
