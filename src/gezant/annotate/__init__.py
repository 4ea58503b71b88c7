"""Reports to readings: a spaCy pipeline of one component a layer, each reading only the layers below its own."""
