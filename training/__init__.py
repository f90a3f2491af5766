"""Code that makes the weights the package ships; nothing here is needed at run time."""
