package deployer

import (
	"context"
	"errors"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

const typeSchedule = "aws_scheduler_schedule"

// TypeScheduleRun names the records of when schedules last ran; their ID is the schedule's.
const TypeScheduleRun = "schedule_run"

// ScheduleRun says when a schedule was last due, and what came of it.
type ScheduleRun struct {
	Expression string    `json:"expression"`
	Due        time.Time `json:"due"` // by the schedule's own, scaled time
	Ran        time.Time `json:"ran"`
	Tasks      []string  `json:"tasks,omitempty"`
	Called     []string  `json:"called,omitempty"` // operations of AWS's API, such as ec2:stopInstances
	Problem    string    `json:"problem,omitempty"`
}

// schedule is a record that is being followed.
type schedule struct {
	key    store.Key
	text   string // the expression and time zone that when was made of
	when   expression
	due    time.Time // by the schedule's own time
	wakeAt time.Time // by ours
}

// runSchedules starts the tasks of EventBridge Scheduler's schedules, and calls
// what they call, until ctx ends. Time between two runs passes as fast as the clock says: each schedule
// reckons from the time it was last due.
func (d *Deployer) runSchedules(ctx context.Context) {
	changed := make(chan struct{}, 1)
	d.cfg.Store.Watch(ctx, func(store.Change) {
		select {
		case changed <- struct{}{}:
		default:
		}
	}, typeSchedule)
	followed := map[store.Key]*schedule{}
	for {
		timer := time.NewTimer(d.tick(ctx, followed))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-changed:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// tick runs what is due and returns how long nothing else is.
func (d *Deployer) tick(ctx context.Context, followed map[store.Key]*schedule) time.Duration {
	now, wait := time.Now(), time.Hour
	seen := map[store.Key]bool{}
	for _, rec := range d.cfg.Store.List(typeSchedule, "", "") {
		view, err := store.Decode[store.Schedule](rec)
		if err != nil || view.State == "DISABLED" {
			continue
		}
		seen[rec.Key] = true
		s := followed[rec.Key]
		if text := view.Expression + " " + view.Timezone; s == nil || s.text != text {
			s = d.follow(rec.Key, view, text, now)
			followed[rec.Key] = s
		}
		if s.wakeAt.IsZero() {
			continue
		}
		if !now.Before(s.wakeAt) {
			d.fire(ctx, s, view)
			d.await(s, view, s.due, now)
		}
		if !s.wakeAt.IsZero() {
			wait = min(wait, max(s.wakeAt.Sub(now), 0))
		}
	}
	for key := range followed {
		if !seen[key] {
			delete(followed, key)
		}
	}
	return wait
}

// follow begins to follow a schedule. One that cannot be read never runs.
func (d *Deployer) follow(key store.Key, view store.Schedule, text string, now time.Time) *schedule {
	s := &schedule{key: key, text: text}
	when, err := parseExpression(view.Expression, view.Timezone)
	if err != nil {
		d.note(s, ScheduleRun{Expression: view.Expression, Problem: err.Error()})
		return s
	}
	s.when = when
	if at, ok := when.(once); ok && d.ranOnce(key, view.Expression) {
		// An at(…) whose time the scaled clock reached early must not run again.
		s.due = time.Time(at)
		return s
	}
	d.await(s, view, now, now)
	return s
}

// await sets when a schedule runs next, after a time by its own reckoning.
func (d *Deployer) await(s *schedule, view store.Schedule, after, now time.Time) {
	s.wakeAt = time.Time{}
	from := after
	if start, err := time.Parse(time.RFC3339, view.Start); err == nil && from.Before(start) {
		from = start.Add(-time.Nanosecond)
	}
	s.due = s.when.next(from)
	end, err := time.Parse(time.RFC3339, view.End)
	if s.due.IsZero() || err == nil && s.due.After(end) {
		return
	}
	s.wakeAt = now.Add(d.cfg.Clock.Real(s.due.Sub(after)))
}

func (d *Deployer) ranOnce(key store.Key, expression string) bool {
	key.Type = TypeScheduleRun
	rec, err := d.cfg.Store.Get(key)
	return err == nil && rec.Attributes["expression"] == expression && rec.Attributes["problem"] == nil
}

// fire starts the tasks of a schedule or calls what it calls, and records what came of it.
func (d *Deployer) fire(ctx context.Context, s *schedule, view store.Schedule) {
	run := ScheduleRun{Expression: view.Expression, Due: s.due, Ran: time.Now()}
	for _, target := range view.Targets {
		called, err := d.callTarget(s.key, target)
		if called != "" {
			run.Called = append(run.Called, called)
		}
		if err != nil {
			run.Problem = err.Error()
		}
		for _, ecs := range target.ECS {
			tasks, err := d.runScheduled(ctx, s.key, view, target, ecs)
			for _, t := range tasks {
				run.Tasks = append(run.Tasks, t.ARN)
			}
			if err != nil {
				run.Problem = err.Error()
			}
		}
	}
	d.note(s, run)
}

var errPlaceholder = errors.New("nothing was released yet: the task definition has the placeholder image")

func (d *Deployer) runScheduled(ctx context.Context, near store.Key, view store.Schedule, target store.ScheduleTarget, ecs store.ScheduledTask) ([]store.Task, error) {
	definition, err := ResolveDefinition(d.cfg.Store, near, ecs.TaskDefinition)
	if err != nil {
		return nil, err
	}
	def, err := readDefinition(d.cfg.Store, definition)
	if err != nil {
		return nil, err
	}
	if isPlaceholder(def.image) {
		return nil, errPlaceholder
	}
	return d.RunTask(ctx, RunTask{
		Near: near, Cluster: target.ARN, TaskDefinition: definition, Count: ecs.Count, Group: ecs.Group,
		StartedBy: "chronos-schedule/" + view.Name,
	})
}

// note records a run. Should that fail, the run itself was none the worse for it.
func (d *Deployer) note(s *schedule, run ScheduleRun) {
	key := s.key
	key.Type = TypeScheduleRun
	if a, err := store.Encode(run); err == nil {
		_ = d.cfg.Store.Put(key, a)
	}
}
