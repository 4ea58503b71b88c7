"""`python -m gezant` is the command `gezant`."""

from gezant.cli import main

if __name__ == "__main__":
    main()
