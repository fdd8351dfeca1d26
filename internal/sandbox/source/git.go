package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// run runs git and returns what it prints. The settings of the machine and of
// the user do not count, so that all machines behave alike.
func run(ctx context.Context, args ...string) (string, error) {
	var out bytes.Buffer
	err := runTo(ctx, &out, args...)
	return out.String(), err
}

func runTo(ctx context.Context, out io.Writer, args ...string) error {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Env = environment()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = out, &said
	err := cmd.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return errors.New("git is not on this machine; repositories of the sandbox need it")
	case err != nil:
		return fmt.Errorf("git %s: %w: %s", verb(args), err, strings.TrimSpace(said.String()))
	}
	return nil
}

// verb is git's verb in args, for messages.
func verb(args []string) string {
	for i := 0; i < len(args); i++ {
		switch {
		case args[i] == "-C" || args[i] == "-c":
			i++
		default:
			return args[i]
		}
	}
	return ""
}

func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") })
	return append(env, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_TERMINAL_PROMPT=0", "LC_ALL=C")
}
