package cli

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"flota.dev/flota/internal/diag"
)

// interrupt ends a command on Ctrl-C: the first time in order, so that no lock
// is left behind, the second time at once.
type interrupt struct {
	mu   sync.Mutex
	kill []func() // what must not outlive a command that is ended at once
}

// context returns a context that the first signal ends.
func (i *interrupt) context() (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		cancel()
		<-signals
		i.mu.Lock()
		defer i.mu.Unlock()
		for _, kill := range i.kill {
			kill()
		}
		os.Exit(int(diag.Interrupted))
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel()
	}
}

// second adds something to end when the user does not want to wait.
func (i *interrupt) second(kill func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.kill = append(i.kill, kill)
}
