package database

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"flota.dev/flota/internal/sandbox/store"
)

// credentials is the text of a secret that RDS keeps (RDS User Guide, "Password
// management with Amazon RDS and AWS Secrets Manager").
type credentials struct {
	Username string `json:"username"`
	Password string `json:"password"`
}

func passwordIn(secret string) string {
	var c credentials
	// A secret in another form has no password to offer, and the log-in then says so.
	_ = json.Unmarshal([]byte(secret), &c)
	return c.Password
}

// passwords are those that the master user may have: the declared one, or that
// in the secret's current version, then that of a rotation that was cut off.
func (m *Manager) passwords(d declared) []string {
	values, err := m.values(d.secret)
	if err != nil {
		return []string{d.password}
	}
	out := []string{passwordIn(values.Value)}
	if pending, ok := values.Find("", store.StagePending); ok {
		out = append(out, passwordIn(pending.Value))
	}
	return out
}

func (m *Manager) values(secret store.Key) (store.SecretValues, error) {
	rec, err := m.cfg.Store.Get(secret)
	if err != nil {
		return store.SecretValues{}, err
	}
	return store.Decode[store.SecretValues](rec)
}

// settle ends a rotation that was cut off: the secret's current version becomes
// the one with the password that the server took.
func (m *Manager) settle(s *server) {
	values, err := m.values(s.secret)
	if err != nil {
		return
	}
	pending, ok := values.Find("", store.StagePending)
	if !ok {
		return
	}
	s.mu.Lock()
	took := s.passwords[0] == passwordIn(pending.Value)
	s.mu.Unlock()
	if err := m.conclude(s.secret, pending.Version, took); err != nil {
		m.cfg.Notice(err.Error())
	}
}

// conclude takes AWSPENDING off a version, and makes it the current one if its password is the server's.
func (m *Manager) conclude(secret store.Key, version string, current bool) error {
	return store.ChangeSecret(m.cfg.Store, secret, func(v *store.SecretValues) error {
		if current {
			v.Move(store.StageCurrent, version)
		}
		v.Move(store.StagePending, "")
		return nil
	})
}

// Rotate gives the master user whose password is in the secret a new one: first
// it is in the secret as the pending version, then it is the server's, then the
// secret's current one. A crash between two of these steps is mended at the next start.
func (m *Manager) Rotate(ctx context.Context, secret store.Key) error {
	s := m.keeper(secret)
	if s == nil {
		return fmt.Errorf("no database keeps its password in %s", secret.ID)
	}
	s.rotating.Lock()
	defer s.rotating.Unlock()
	conn, err := s.connect(ctx)
	if err != nil {
		return errors.New("the database is not up: its password can only be changed while it is")
	}
	defer conn.Close(ctx)
	next := credentials{Username: s.user, Password: rand.Text() + rand.Text()[:6]}
	text, err := json.Marshal(next)
	if err != nil {
		return err
	}
	version := store.NewUUID()
	err = store.ChangeSecret(m.cfg.Store, secret, func(v *store.SecretValues) error {
		return v.Put(version, string(text), store.StagePending)
	})
	if err != nil {
		return err
	}
	if err := alter(ctx, conn, next); err != nil {
		return errors.Join(err, m.conclude(secret, version, false))
	}
	s.setPassword(next.Password)
	return m.conclude(secret, version, true)
}

// keeper returns the server whose password is in a secret.
func (m *Manager) keeper(secret store.Key) *server {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, s := range m.servers {
		if s.secret == secret {
			return s
		}
	}
	return nil
}

// alter changes the password. The statement takes no parameters, so that the
// server quotes them; of an error, only what the server calls it may be told.
func alter(ctx context.Context, conn *pgx.Conn, next credentials) error {
	var statement string
	err := conn.QueryRow(ctx, "select format('alter role %I password %L', $1::text, $2::text)", next.Username, next.Password).Scan(&statement)
	if err == nil {
		_, err = conn.Exec(ctx, statement)
	}
	if err != nil {
		return errors.New("the server did not take the new password")
	}
	return nil
}
