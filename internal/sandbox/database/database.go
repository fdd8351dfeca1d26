// Package database stands behind RDS in the sandbox: each aws_db_instance with
// engine postgres is a real PostgreSQL server on loopback, with the user, the
// password and the database that Terraform declared. Its data lives in the
// sandbox's folder and goes when the instance is deleted.
package database

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"flota.dev/flota/internal/sandbox/process"
	"flota.dev/flota/internal/sandbox/store"
)

const instanceType = "aws_db_instance"

// Config is what a Manager works with.
type Config struct {
	// Dir holds one folder of data for each instance.
	Dir   string
	Store *store.Store
	Ports *process.Ports
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

// instance is a view of aws_db_instance.
type instance struct {
	Identifier string `json:"identifier"`
	Engine     string `json:"engine"`
	Address    string `json:"address"`
	Username   string `json:"username"`
	Password   string `json:"password"`
	DBName     string `json:"db_name"`
	Status     string `json:"status"`
	Secret     []struct {
		ARN string `json:"secret_arn"`
	} `json:"master_user_secret"`
}

// Run starts a server for every instance there is or comes to be, until ctx
// ends; then it stops them and returns.
func (m *Manager) Run(ctx context.Context) error {
	m.cfg.Store.Watch(ctx, func(c store.Change) { m.follow(ctx, c.Key) }, instanceType)
	for _, rec := range m.cfg.Store.List(instanceType, "", "") {
		m.follow(ctx, rec.Key)
	}
	<-ctx.Done()
	m.live.Wait()
	m.starter.Close()
	return nil
}

// follow brings one instance's server in line with its record.
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
	in, err := store.Decode[instance](rec)
	if err != nil {
		m.cfg.Notice(err.Error())
		return
	}
	if in.Engine != "postgres" {
		m.cfg.Notice(fmt.Sprintf("database %s: the sandbox runs PostgreSQL only, %s is a record without a server", in.Identifier, in.Engine))
		m.available(rec.Key)
		return
	}
	s := &server{
		dir:      filepath.Join(m.cfg.Dir, rec.Account, in.Identifier),
		user:     in.Username,
		password: m.password(rec.Key, in),
		database: in.DBName,
		starter:  m.starter,
		ports:    m.cfg.Ports,
	}
	ctx, s.cancel = context.WithCancel(ctx)
	m.servers[rec.Key] = s
	m.live.Go(func() {
		if err := s.run(ctx, func() { m.available(rec.Key) }); err != nil {
			m.cfg.Notice(fmt.Sprintf("database %s does not run: %v", in.Identifier, err))
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

// password is the one in the secret that RDS manages, or the one declared.
func (m *Manager) password(key store.Key, in instance) string {
	if len(in.Secret) == 0 {
		return in.Password
	}
	rec, err := m.cfg.Store.Get(store.Key{Account: key.Account, Region: key.Region, Type: "secret_version", ID: in.Secret[0].ARN})
	if err != nil {
		return in.Password
	}
	text, _ := rec.Attributes["secret_string"].(string)
	return managedPassword(text)
}

// Address returns host:port on loopback of the server behind an RDS endpoint,
// given with or without :port.
func (m *Manager) Address(name string) (addr string, ok bool) {
	name, _, _ = strings.Cut(name, ":")
	m.mu.Lock()
	defer m.mu.Unlock()
	for key, s := range m.servers {
		rec, err := m.cfg.Store.Get(key)
		if err != nil || rec.Attributes["address"] != name {
			continue
		}
		return s.address()
	}
	return "", false
}
