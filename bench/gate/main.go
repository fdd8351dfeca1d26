// Command gate measures flota check, and Trivy beside it on the same stacks in
// the same run: processor time and memory, medians, and their ratio.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

func main() {
	flota := flag.String("flota", "bin/flota", "the binary to measure")
	trivy := flag.String("trivy", "", "Trivy's binary; empty measures flota alone")
	runs := flag.Int("runs", 5, "how often to measure")
	flag.Parse()
	if err := bench(*flota, *trivy, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// usage is what one run of a program took.
type usage struct {
	cpu    time.Duration
	memory float64 // MB, at most
}

func bench(flota, trivy string, runs int) error {
	flota, err := filepath.Abs(flota)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "flota-bench-gate-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	fleet, forty, err := prepare(flota, dir)
	if err != nil {
		return err
	}
	one := filepath.Join(forty, "instances", "service.orders.dev")
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "what\tCPU\tmemory\tgoal")
	row := func(what, goal, in, program string, args ...string) (usage, error) {
		u, err := median(runs, in, program, args...)
		if err == nil {
			fmt.Fprintf(out, "%s\t%d ms\t%.0f MB\t%s\n", what, u.cpu.Milliseconds(), u.memory, goal)
		}
		return u, err
	}
	if _, err := row("one stack", "50 ms", dir, flota, "check", "--quiet", "--format", "json", one); err != nil {
		return err
	}
	if _, err := row("all 123 stacks of a fleet of 40 services", "1500 ms", fleet, flota, "check", "--format", "json"); err != nil {
		return err
	}
	ours, err := row("40 stacks", "60 MB", dir, flota, "check", "--format", "json", forty)
	if err != nil || trivy == "" {
		return errors.Join(err, out.Flush())
	}
	scan := []string{"config", "--skip-check-update", "--skip-version-check", "--quiet", "--format", "json"}
	if _, err := row("Trivy, one stack", "", dir, trivy, append(scan, one)...); err != nil {
		return err
	}
	theirs, err := row("Trivy, the same 40 stacks", "", dir, trivy, append(scan, forty)...)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "ratio on 40 stacks\t%.1f\t\tat least 15\n", float64(theirs.cpu)/float64(ours.cpu))
	return out.Flush()
}

// prepare writes the example fleet with 40 services, lets flota write its
// stacks, and copies 40 of them to where a scanner finds nothing else.
func prepare(flota, dir string) (fleet, forty string, err error) {
	fleet = filepath.Join(dir, "fleet")
	if err := os.CopyFS(fleet, os.DirFS("examples/cambio")); err != nil {
		return "", "", err
	}
	services, err := os.ReadDir(filepath.Join(fleet, "services"))
	if err != nil {
		return "", "", err
	}
	for i := len(services); i < 40; i++ {
		if err := another(fleet, i); err != nil {
			return "", "", err
		}
	}
	check := exec.Command(flota, "check", "--quiet")
	check.Dir = fleet
	if out, err := check.CombinedOutput(); err != nil && check.ProcessState.ExitCode() != 3 {
		return "", "", fmt.Errorf("flota check: %w\n%s", err, out)
	}
	forty = filepath.Join(dir, "forty")
	terraform := filepath.Join(fleet, ".flota", "terraform")
	instances, err := filepath.Glob(filepath.Join(terraform, "instances", "service.*.dev"))
	if err != nil || len(instances) < 40 {
		return "", "", fmt.Errorf("%d stacks of dev, want 40: %v", len(instances), err)
	}
	for _, i := range instances[:40] {
		if err := os.CopyFS(filepath.Join(forty, "instances", filepath.Base(i)), os.DirFS(i)); err != nil {
			return "", "", err
		}
	}
	return fleet, forty, os.CopyFS(filepath.Join(forty, "modules"), os.DirFS(filepath.Join(terraform, "modules")))
}

// another adds a service to the fleet that is like orders but for its name.
func another(fleet string, number int) error {
	name := fmt.Sprintf("extra-%d", number)
	manifest, err := os.ReadFile(filepath.Join(fleet, "services", "orders", "service.yaml"))
	if err != nil {
		return err
	}
	folder := filepath.Join(fleet, "services", name)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	text := strings.NewReplacer("service: orders", "service: "+name, "/orders", "/"+name).Replace(string(manifest))
	return os.WriteFile(filepath.Join(folder, "service.yaml"), []byte(text), 0o644)
}

// median runs a program so often and returns the median of its processor time and memory.
func median(runs int, dir, program string, args ...string) (usage, error) {
	var all []usage
	for range runs {
		c := exec.Command(program, args...)
		c.Dir = dir
		if err := c.Run(); err != nil && c.ProcessState.ExitCode() != 3 && c.ProcessState.ExitCode() != 1 {
			return usage{}, fmt.Errorf("%s: %w", filepath.Base(program), err)
		}
		s := c.ProcessState
		all = append(all, usage{s.UserTime() + s.SystemTime(), float64(s.SysUsage().(*syscall.Rusage).Maxrss) / 1024})
	}
	slices.SortFunc(all, func(a, b usage) int { return int(a.cpu - b.cpu) })
	return all[len(all)/2], nil
}
