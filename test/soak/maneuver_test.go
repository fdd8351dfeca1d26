package soak

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/cli"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/test/bed"
)

// good releases a version that works, and waits until it has baked.
func (c *captain) good() error {
	version, err := c.deploy("", diag.OK, []string{"live"})
	if err == nil {
		c.current = version
	}
	return err
}

// bad releases a version with a fault, which must be taken back by itself.
func (c *captain) bad(fault string) error {
	_, err := c.deploy(fault, diag.RolledBack, []string{"rolled_back"})
	return err
}

// flip takes a version back that has all traffic and bakes. On a slow machine,
// or without a bake, it may be done by then; it comes back all the same.
func (c *captain) flip() error {
	version, err := c.deploy("", diag.OK, []string{"baking", "live"}, "--detach")
	if err != nil {
		return err
	}
	return c.back(version)
}

// restore takes a version back after its release has ended.
func (c *captain) restore() error {
	version, err := c.deploy("", diag.OK, []string{"live"})
	if err != nil {
		return err
	}
	return c.back(version)
}

// scale asks for 1 to 4 tasks, as a person would who sees the load change.
func (c *captain) scale() error {
	return c.Cloud().Release().Services.Scale(c.t.Context(), c.Name+"-"+bed.Env, c.Name+"-"+bed.Env+"-"+c.service, 1+c.random.IntN(4))
}

// interrupt takes a version back at a random moment of its release, whichever
// stage that meets. As long as nothing was deployed yet it is refused, because
// the deployer holds the lease, and the version goes live.
func (c *captain) interrupt() error {
	version, args, err := c.next("")
	if err != nil {
		return err
	}
	cmd := c.Command(args...)
	var out, errOut bytes.Buffer
	cmd.Stdout = &out
	events, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	lines := bufio.NewScanner(events)
	for lines.Scan() && !strings.Contains(lines.Text(), "REGISTER") {
		fmt.Fprintln(&errOut, lines.Text())
	}
	time.Sleep(time.Duration(c.random.Int64N(int64(5 * time.Second))))
	taken, err := c.takeBack(version)
	for lines.Scan() {
		fmt.Fprintln(&errOut, lines.Text())
	}
	_ = cmd.Wait() // the exit code tells
	o := bed.Outcome{Out: out.String(), Err: errOut.String(), Exit: cmd.ProcessState.ExitCode()}
	if err != nil {
		return fmt.Errorf("%w\n%s", err, o.Err)
	}
	if taken {
		return verdict(o, version, []diag.Exit{diag.OK, diag.RolledBack}, []string{"live", "rolled_back"})
	}
	c.current = version
	return verdict(o, version, []diag.Exit{diag.OK}, []string{"live"})
}

// takeBack rolls a version back, and reports whether that was accepted.
func (c *captain) takeBack(version string) (bool, error) {
	o := c.Try("rollback", c.service, "--env", bed.Env, "--json")
	if o.Exit == int(diag.Locked) {
		return false, nil
	}
	return true, c.returned(o, version)
}

// next writes the source of the next version and returns the command that releases it.
func (c *captain) next(fault string, flags ...string) (version string, args []string, err error) {
	c.count++
	version = fmt.Sprintf("v%d", c.count+1)
	source := fmt.Sprintf("package main\n\nconst fault = %q\n", fault)
	args = append([]string{"deploy", c.service, "--env", bed.Env, "--version", version, "--json"}, flags...)
	return version, args, os.WriteFile(filepath.Join(c.Dir, "services", c.service, "fault.go"), []byte(source), 0o644)
}

// deploy releases the next version and holds it to one of the verdicts.
func (c *captain) deploy(fault string, exit diag.Exit, verdicts []string, flags ...string) (version string, err error) {
	version, args, err := c.next(fault, flags...)
	if err != nil {
		return version, err
	}
	return version, verdict(c.Try(args...), version, []diag.Exit{exit}, verdicts)
}

// verdict holds how flota deploy ended against what may be.
func verdict(o bed.Outcome, version string, exits []diag.Exit, verdicts []string) error {
	var released []cli.Released
	if err := o.Decode(&released); err != nil {
		return fmt.Errorf("deploy %s: %w", version, err)
	}
	if len(released) != 1 || !slices.Contains(verdicts, released[0].Verdict) || !slices.Contains(exits, diag.Exit(o.Exit)) {
		return fmt.Errorf("%s ended as %+v with exit code %d, want %v and %v\n%s", version, released, o.Exit, verdicts, exits, o.Err)
	}
	return nil
}

// back rolls back from a version to the one before.
func (c *captain) back(from string) error {
	return c.returned(c.Try("rollback", c.service, "--env", bed.Env, "--json"), from)
}

// returned holds how flota rollback ended.
func (c *captain) returned(o bed.Outcome, from string) error {
	var back cli.Returned
	if err := o.Decode(&back); err != nil {
		return fmt.Errorf("roll %s back: %w", from, err)
	}
	if back.From != from || back.To != c.current || o.Exit != 0 {
		return fmt.Errorf("rolled back from %s to %s with exit code %d, want from %s to %s\n%s", back.From, back.To, o.Exit, from, c.current, o.Err)
	}
	return nil
}
