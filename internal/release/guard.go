package release

import (
	"context"
	"fmt"
	"strings"
	"time"
)

const (
	logLines = 20
	// logTries is how often a crashed task's log is asked for: its last lines
	// reach CloudWatch a moment after the crash.
	logTries = 8
	// guardEvery is how many quick looks at the deployment come to one of the
	// guard, which asks about four times as much.
	guardEvery = 3
)

// guard finds out that a release is bound to fail before ECS does: its circuit
// breaker waits for at least three failed tasks.
type guard struct {
	looked time.Time
	groups []string  // target groups of the new revision; nil until they are known
	since  time.Time // when there were first targets, and none of them healthy
}

// check returns why the release must be taken back, or nil. What it cannot find
// out at one look it leaves to the next.
func (g *guard) check(ctx context.Context, w *watch, d Deployment) *cause {
	if time.Since(g.looked) < guardEvery*w.pace.Quick {
		return nil
	}
	g.looked = time.Now()
	if bad := w.crash(ctx); bad != nil {
		return bad
	}
	return g.unhealthy(ctx, w, d)
}

// crash returns why a task of the new revision ended by its own fault, or nil.
func (w *watch) crash(ctx context.Context) *cause {
	for _, t := range w.newTasks(ctx) {
		if reason := crashed(t); reason != "" {
			return &cause{reason: reason, task: &t}
		}
	}
	return nil
}

// newTasks returns the tasks of the new revision, or none if ECS does not answer.
func (w *watch) newTasks(ctx context.Context) []Task {
	tasks, err := w.ports.Tasks.Tasks(ctx, w.cluster(), w.name(), w.update.TaskDefinition)
	if err != nil {
		return nil
	}
	return tasks
}

// crashed tells why a task of the new revision ended by its own fault, or "".
func crashed(t Task) string {
	switch {
	case t.StopCode == "EssentialContainerExited" && t.ExitCode != nil && *t.ExitCode != 0:
		reason := fmt.Sprintf("a task stopped with exit code %d", *t.ExitCode)
		// Behind the colon stands what the code does not tell, such as OutOfMemoryError.
		if _, more, ok := strings.Cut(t.StoppedReason, ": "); ok {
			reason += ": " + more
		}
		return reason
	case t.StopCode == "EssentialContainerExited":
		return "a task stopped: " + t.StoppedReason
	case t.StopCode == "TaskFailedToStart":
		return "a task failed to start: " + t.StoppedReason
	case strings.Contains(t.StoppedReason, "failed ELB health checks"):
		return "a task never became healthy: " + t.StoppedReason
	}
	return ""
}

// lastLines reads the end of a task's log.
func (w *watch) lastLines(ctx context.Context, t Task) []string {
	for range logTries {
		lines, err := w.ports.Tasks.LastLines(ctx, t, logLines)
		if err == nil && len(lines) > 0 {
			return lines
		}
		if wait(ctx, w.pace.Quick) != nil {
			break
		}
	}
	return nil
}

// unhealthy reports that no task has become healthy although the grace period
// and the checks after it have passed. It needs target groups that hold tasks
// of the new revision only, so it is silent for rolling deployments, where ECS
// replaces unhealthy tasks and crashed sees it.
func (g *guard) unhealthy(ctx context.Context, w *watch, d Deployment) *cause {
	if d.Target.Production == nil || w.live > 0 {
		return nil
	}
	if g.groups == nil {
		g.groups, _ = w.ports.Signals.Groups(ctx, d.Target)
	}
	bad, any := "", false
	for _, group := range g.groups {
		targets, err := w.ports.Signals.Targets(ctx, group)
		if err != nil {
			return nil
		}
		for _, t := range targets {
			switch t.State {
			case "healthy":
				g.since = time.Time{}
				return nil
			case "unhealthy":
				bad, any = t.Reason, true
			case "initial":
				any = true
			}
		}
	}
	if any && g.since.IsZero() {
		g.since = time.Now()
	}
	h := w.Service.Health
	if bad == "" || time.Since(g.since) < w.pace.real(h.Grace+h.Interval*time.Duration(h.Unhealthy)) {
		return nil
	}
	c := &cause{reason: fmt.Sprintf("no task became healthy within %s: GET %s on port %d: %s",
		time.Since(g.since).Round(100*time.Millisecond), h.Path, w.Service.Port, bad)}
	if tasks := w.newTasks(ctx); len(tasks) > 0 {
		c.task = &tasks[0]
	}
	return c
}
