package database

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	rotationType = "aws_secretsmanager_secret_rotation"
	day          = 24 * time.Hour
	// week is how often RDS rotates what nobody set a schedule for.
	week = 7 * day
)

// rate is the form of a schedule that counts hours or days.
var rate = regexp.MustCompile(`^rate\((\d+) (hour|day)s?\)$`)

// keepRotating rotates the server's password whenever it is due, until ctx ends.
func (m *Manager) keepRotating(ctx context.Context, s *server) {
	if s.secret.ID == "" {
		return
	}
	changed := make(chan struct{}, 1)
	m.cfg.Store.Watch(ctx, func(store.Change) {
		select {
		case changed <- struct{}{}:
		default:
		}
	}, rotationType)
	for {
		due, ok := m.due(s.secret)
		t := time.NewTimer(due)
		if !ok {
			t.Stop()
		}
		select {
		case <-ctx.Done():
			t.Stop()
			return
		case <-changed:
			t.Stop()
		case <-t.C:
			if err := m.Rotate(ctx, s.secret); err != nil {
				m.cfg.Notice(fmt.Sprintf("a password was due to be rotated: %v", err))
				_ = m.cfg.Clock.Wait(ctx, day)
			}
		}
	}
}

// due returns in how much of the sandbox's time the password is to be rotated;
// not ok for a schedule that only a calendar tells.
func (m *Manager) due(secret store.Key) (time.Duration, bool) {
	values, err := m.values(secret)
	if err != nil {
		return 0, false
	}
	every, ok := m.every(secret)
	if !ok {
		return 0, false
	}
	since := time.Duration(0)
	if !values.ChangedAt.IsZero() {
		since = time.Since(values.ChangedAt)
	}
	return max(0, m.cfg.Clock.Real(every)-since), true
}

// every is the time between two rotations on AWS.
func (m *Manager) every(secret store.Key) (time.Duration, bool) {
	for _, rec := range m.cfg.Store.List(rotationType, secret.Account, secret.Region) {
		r, err := store.Decode[struct {
			Secret string `json:"secret_id"`
			Rules  []struct {
				Days     int    `json:"automatically_after_days"`
				Schedule string `json:"schedule_expression"`
			} `json:"rotation_rules"`
		}](rec)
		if err != nil || r.Secret != secret.ID {
			continue
		}
		for _, rule := range r.Rules {
			if rule.Days > 0 {
				return time.Duration(rule.Days) * day, true
			}
			return interval(rule.Schedule)
		}
	}
	return week, true
}

func interval(schedule string) (time.Duration, bool) {
	m := rate.FindStringSubmatch(schedule)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || n < 1 {
		return 0, false
	}
	if m[2] == "day" {
		return time.Duration(n) * day, true
	}
	return time.Duration(n) * time.Hour, true
}
