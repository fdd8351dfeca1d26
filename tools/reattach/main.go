// Command reattach runs a command, such as terraform test, with the sandbox's
// provider in the place of hashicorp/aws. The store is a temporary one unless
// -store names a file to keep.
//
//	go run ./tools/reattach -- terraform test
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"

	"flota.dev/flota/internal/sandbox/provider"
	"flota.dev/flota/internal/sandbox/store"
)

func main() {
	file := flag.String("store", "", "store file to use; empty uses a temporary one")
	dir := flag.String("C", "", "directory to run the command in")
	flag.Parse()
	err := run(*file, *dir, flag.Args())
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		os.Exit(exit.ExitCode())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "reattach:", err)
		os.Exit(1)
	}
}

func run(file, dir string, command []string) error {
	if len(command) == 0 {
		return errors.New("no command given")
	}
	temp, err := os.MkdirTemp("", "reattach-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if file == "" {
		file = filepath.Join(temp, "store.db")
	}
	st, err := store.Open(file)
	if err != nil {
		return err
	}
	defer st.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	reattach, err := serve(ctx, st, filepath.Join(temp, "aws.sock"))
	if err != nil {
		return err
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), "TF_REATTACH_PROVIDERS="+reattach, "CHECKPOINT_DISABLE=1")
	return cmd.Run()
}

// serve starts the provider on a socket and returns how to reach it.
func serve(ctx context.Context, st *store.Store, socket string) (string, error) {
	p, err := provider.New(st, provider.Options{})
	if err != nil {
		return "", err
	}
	l, err := net.Listen("unix", socket)
	if err != nil {
		return "", err
	}
	go p.Serve(ctx, l)
	return p.Reattach(socket), nil
}
