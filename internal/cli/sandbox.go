package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/sandbox"
	"flota.dev/flota/internal/view"
)

func (a *app) sandbox() *cobra.Command {
	c := &cobra.Command{
		Use:   "sandbox",
		Short: "Run AWS's shape on this machine: up, down, status, reset",
		Long:  "The sandbox is an AWS-shaped target on this machine: the same Terraform, the same\nreleases, real processes behind a real load balancer. It listens on loopback only.",
		Args:  noSuchVerb,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.SuggestionsMinimumDistance = 2
	c.AddCommand(a.sandboxUp(), a.sandboxDown(), a.sandboxStatus(), a.sandboxEnv(), a.sandboxReset(), a.sandboxServe(), a.sandboxPushed())
	return c
}

// ports are the flags that say where the sandbox listens.
type ports struct {
	api, edge string
	timeScale float64
}

func (p *ports) flags(c *cobra.Command) {
	c.Flags().StringVar(&p.api, "api", "", "address of the AWS API (default: as the last time, at first 127.0.0.1:4566, or another port if that is taken)")
	c.Flags().StringVar(&p.edge, "edge", "", "address of the edge listener (default: as the last time, at first 127.0.0.1:8080, or another port if that is taken)")
	c.Flags().Float64Var(&p.timeScale, "time-scale", 0, "make waits (bake, canary steps, alarm periods) pass so many times faster than on AWS (default: as the last time, at first 10)")
}

func (a *app) sandboxUp() *cobra.Command {
	var p ports
	c := &cobra.Command{
		Use:   "up",
		Short: "Start the sandbox of this fleet, or go on with it",
		Args:  takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			dir, err := a.folder()
			if err != nil {
				return err
			}
			return a.upAndTell(c.Context(), dir, p)
		},
	}
	p.flags(c)
	return c
}

func (a *app) upAndTell(ctx context.Context, dir string, p ports) error {
	start := time.Now()
	s, started, err := up(ctx, dir, p)
	if err != nil {
		return err
	}
	took := time.Since(start)
	return a.result(s, func(w io.Writer) {
		if started {
			fmt.Fprintf(w, "the sandbox is up after %s\n\n", view.Duration(took))
		} else {
			fmt.Fprintf(w, "the sandbox is up since %s\n\n", view.Age(time.Since(s.Started)))
		}
		fmt.Fprintf(w, "  services  %s\n  AWS API   %s   env $(flota sandbox env) aws ecs list-clusters\n", s.Edge, s.API)
		if s.TimeScale > 1 {
			fmt.Fprintf(w, "  time      a minute of waiting passes in %s\n", view.Duration(time.Duration(float64(time.Minute)/s.TimeScale)))
		}
		tellRemote(w, s)
		for _, warning := range s.Warnings {
			fmt.Fprintf(w, "  warning   %s\n", warning)
		}
		fmt.Fprintf(w, "\nnext: flota apply, then flota deploy --all --env dev\n")
	})
}

// up starts the sandbox of the project in dir: this program again, told to serve.
func up(ctx context.Context, dir string, p ports) (sandbox.State, bool, error) {
	self, err := os.Executable()
	if err != nil {
		return sandbox.State{}, false, err
	}
	return sandbox.Up(ctx, dir, []string{self, "sandbox", "serve", "--dir", dir,
		"--api", p.api, "--edge", p.edge, "--time-scale", fmt.Sprint(p.timeScale)})
}

func (a *app) sandboxDown() *cobra.Command {
	return &cobra.Command{
		Use:   "down",
		Short: "Stop the sandbox; what it keeps stays for the next up",
		Args:  takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			dir, err := a.folder()
			if err != nil {
				return err
			}
			err = sandbox.Down(c.Context(), dir)
			if errors.Is(err, sandbox.ErrDown) {
				a.say("the sandbox is down already")
				return nil
			}
			if err == nil {
				a.say("the sandbox is down")
			}
			return err
		},
	}
}

func (a *app) sandboxStatus() *cobra.Command {
	return &cobra.Command{
		Use:   "status",
		Short: "Tell whether the sandbox runs, and where",
		Args:  takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			dir, err := a.folder()
			if err != nil {
				return err
			}
			s, err := sandbox.Find(dir)
			if errors.Is(err, sandbox.ErrDown) {
				return errSandboxDown()
			}
			if err != nil {
				return err
			}
			return a.result(s, func(w io.Writer) {
				fmt.Fprintf(w, "up since %s, process %d\n  services  %s\n  AWS API   %s\n", view.Age(time.Since(s.Started)), s.PID, s.Edge, s.API)
				tellRemote(w, s)
			})
		},
	}
}

func (a *app) sandboxReset() *cobra.Command {
	return &cobra.Command{
		Use:   "reset",
		Short: "Delete everything the sandbox keeps: its AWS account, data, images, logs",
		Args:  takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			dir, err := a.folder()
			if err != nil {
				return err
			}
			if err := a.confirm("delete everything in " + filepath.Join(dir, sandbox.Folder)); err != nil {
				return err
			}
			if err := sandbox.Reset(dir); err != nil {
				return err
			}
			// Terraform's working folders know states that are gone now.
			if err := os.RemoveAll(filepath.Join(dir, fleet.Folder, "terraform")); err != nil {
				return err
			}
			a.say("the sandbox is empty")
			return nil
		},
	}
}

// sandboxServe is the sandbox itself, in the foreground; up runs it.
func (a *app) sandboxServe() *cobra.Command {
	var p ports
	c := &cobra.Command{
		Use:    "serve",
		Short:  "Be the sandbox, in the foreground",
		Hidden: true,
		Args:   takes(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			dir, err := a.folder()
			if err != nil {
				return err
			}
			self, err := os.Executable()
			if err != nil {
				return err
			}
			cfg := sandbox.Config{Dir: dir, APIAddr: p.api, EdgeAddr: p.edge, TimeScale: p.timeScale, Program: self, Log: a.err}
			// A manifest that cannot be read yet keeps nobody from starting the sandbox.
			if f, err := fleet.Load(dir); err == nil {
				cfg.Repository, cfg.Branch = f.Source.Repository, f.Source.Branch
			}
			return sandbox.Serve(c.Context(), cfg)
		},
	}
	p.flags(c)
	return c
}
