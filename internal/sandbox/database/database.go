// Package database stands behind RDS in the sandbox: each aws_db_instance with
// engine postgres, and each aws_rds_cluster with engine aurora-postgresql, is a
// real PostgreSQL server on loopback, with the user, the password and the
// database that Terraform declared. Its data lives in the sandbox's folder and
// goes when the database is deleted. Passwords that RDS keeps are rotated as
// their schedule says.
package database

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/store"
)

// Config is what a Manager works with.
type Config struct {
	// Dir holds one folder of data for each database.
	Dir   string
	Store *store.Store
	Ports *process.Ports
	Clock clock.Clock
	// Notice tells the user something they should know, such as that PostgreSQL is not installed.
	Notice func(string)
}

// Manager runs the servers.
type Manager struct {
	cfg     Config
	starter *process.Starter

	mu      sync.Mutex
	servers map[store.Key]*server
	live    sync.WaitGroup
}

// New returns a manager that runs nothing yet.
func New(cfg Config) *Manager {
	return &Manager{cfg: cfg, starter: process.NewStarter(), servers: map[store.Key]*server{}}
}

// Run starts a server for every database there is or comes to be, until ctx
// ends; then it stops them and returns.
func (m *Manager) Run(ctx context.Context) error {
	m.cfg.Store.Watch(ctx, func(c store.Change) { m.follow(ctx, c.Key) }, instanceType, clusterType)
	for _, typ := range []string{instanceType, clusterType} {
		for _, rec := range m.cfg.Store.List(typ, "", "") {
			m.follow(ctx, rec.Key)
		}
	}
	<-ctx.Done()
	m.live.Wait()
	m.starter.Close()
	return nil
}

// follow brings one database's server in line with its record.
func (m *Manager) follow(ctx context.Context, key store.Key) {
	rec, err := m.cfg.Store.Get(key)
	m.mu.Lock()
	defer m.mu.Unlock()
	running := m.servers[key]
	switch {
	case errors.Is(err, store.ErrNotFound) && running != nil:
		delete(m.servers, key)
		running.drop()
	case err == nil && running == nil && ctx.Err() == nil:
		m.start(ctx, rec)
	}
}

func (m *Manager) start(ctx context.Context, rec store.Record) {
	d, err := declare(rec)
	if err != nil {
		m.cfg.Notice(err.Error())
		return
	}
	if !d.served() {
		m.cfg.Notice(fmt.Sprintf("database %s: the sandbox runs PostgreSQL only, %s is a record without a server", d.identifier, d.engine))
		m.available(rec.Key)
		return
	}
	s := &server{
		dir:       filepath.Join(m.cfg.Dir, d.folder),
		user:      d.user,
		passwords: m.passwords(d),
		database:  d.database,
		secret:    d.secret,
		starter:   m.starter,
		ports:     m.cfg.Ports,
	}
	ctx, s.cancel = context.WithCancel(ctx)
	m.servers[rec.Key] = s
	m.live.Go(func() {
		err := s.run(ctx, func() {
			m.settle(s)
			m.available(rec.Key)
			m.live.Go(func() { m.keepRotating(ctx, s) })
		})
		if err != nil {
			m.cfg.Notice(fmt.Sprintf("database %s does not run: %v", d.identifier, err))
			m.available(rec.Key)
		}
	})
}

// available lets Terraform go on. It does so for a server that could not be
// started too, since the user was told and nothing is gained by waiting.
func (m *Manager) available(key store.Key) {
	_ = m.cfg.Store.Update(key, func(a store.Attributes) error {
		a["status"] = "available"
		return nil
	})
}

// Address returns host:port on loopback of the server behind an RDS endpoint,
// given with or without :port.
func (m *Manager) Address(name string) (addr string, ok bool) {
	host := hostOf(name)
	m.mu.Lock()
	defer m.mu.Unlock()
	for key, s := range m.servers {
		if m.answers(key, host) {
			return s.address()
		}
	}
	return "", false
}
