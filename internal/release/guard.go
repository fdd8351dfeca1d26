package release

import (
	"cmp"
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
	n, err := w.newcomers(ctx, g.groups)
	switch {
	case err != nil:
		return nil
	case n.healthy:
		g.since = time.Time{}
		return nil
	case n.any && g.since.IsZero():
		g.since = time.Now()
	}
	h := w.Service.Health
	if !n.any || time.Since(g.since) < w.pace.start(h, n.answers) {
		return nil
	}
	c := &cause{reason: fmt.Sprintf("no task became healthy within %s: GET %s on port %d: %s",
		time.Since(g.since).Round(100*time.Millisecond), h.Path, w.Service.Port, n.reason)}
	if tasks := w.newTasks(ctx); len(tasks) > 0 {
		c.task = &tasks[0]
	}
	return c
}

// newcomers are the targets of the new revision.
type newcomers struct {
	any, healthy bool   // there is one; one of them is healthy
	answers      bool   // one answers its health check, or should by now, and not well
	reason       string // why one is not healthy
}

func (w *watch) newcomers(ctx context.Context, groups []string) (n newcomers, err error) {
	for _, group := range groups {
		targets, err := w.ports.Signals.Targets(ctx, group)
		if err != nil {
			return n, err
		}
		for _, t := range targets {
			switch t.State {
			case "healthy":
				n.any, n.healthy = true, true
			case "unhealthy":
				n.any, n.answers, n.reason = true, true, t.Reason
			case "initial":
				n.any, n.reason = true, cmp.Or(n.reason, t.Reason)
			}
		}
	}
	return n, nil
}
