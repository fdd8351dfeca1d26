package soak

import (
	"fmt"
	"os"
	"path/filepath"

	"flota.dev/flota/internal/cli"
	"flota.dev/flota/internal/diag"
	"flota.dev/flota/test/bed"
)

// good releases a version that works, and waits until it has baked.
func (c *captain) good() error {
	version, err := c.deploy("", "live", diag.OK)
	if err == nil {
		c.current = version
	}
	return err
}

// bad releases a version with a fault, which must be taken back by itself.
func (c *captain) bad(fault string) error {
	_, err := c.deploy(fault, "rolled_back", diag.RolledBack)
	return err
}

// flip takes a version back that has all traffic and bakes. On a slow machine
// the bake may be over by then; it comes back all the same.
func (c *captain) flip() error {
	version, err := c.deploy("", "baking", diag.OK, "--detach")
	if err != nil {
		return err
	}
	return c.back(version)
}

// restore takes a version back after its release has ended.
func (c *captain) restore() error {
	version, err := c.deploy("", "live", diag.OK)
	if err != nil {
		return err
	}
	return c.back(version)
}

// scale asks for 1 to 4 tasks, as a person would who sees the load change.
func (c *captain) scale() error {
	return c.Cloud().Release().Services.Scale(c.t.Context(), c.Name+"-"+bed.Env, c.Name+"-"+bed.Env+"-"+c.service, 1+c.random.IntN(4))
}

// deploy releases the next version and holds it to its verdict.
func (c *captain) deploy(fault, verdict string, exit diag.Exit, flags ...string) (version string, err error) {
	c.count++
	version = fmt.Sprintf("v%d", c.count+1)
	source := fmt.Sprintf("package main\n\nconst fault = %q\n", fault)
	if err := os.WriteFile(filepath.Join(c.Dir, "services", c.service, "fault.go"), []byte(source), 0o644); err != nil {
		return version, err
	}
	args := append([]string{"deploy", c.service, "--env", bed.Env, "--version", version, "--json"}, flags...)
	o := c.Try(args...)
	var released []cli.Released
	if err := o.Decode(&released); err != nil {
		return version, fmt.Errorf("deploy %s: %w", version, err)
	}
	if len(released) != 1 || released[0].Verdict != verdict || o.Exit != int(exit) {
		return version, fmt.Errorf("%s ended as %+v with exit code %d, want %s and %d\n%s", version, released, o.Exit, verdict, exit, o.Err)
	}
	return version, nil
}

// back rolls back from a version to the one before.
func (c *captain) back(from string) error {
	o := c.Try("rollback", c.service, "--env", bed.Env, "--json")
	var back cli.Returned
	if err := o.Decode(&back); err != nil {
		return fmt.Errorf("roll %s back: %w", from, err)
	}
	if back.From != from || back.To != c.current || o.Exit != 0 {
		return fmt.Errorf("rolled back from %s to %s with exit code %d, want from %s to %s\n%s", back.From, back.To, o.Exit, from, c.current, o.Err)
	}
	return nil
}
