// Package events is the sandbox's EventBridge and what it leads to: alarms that
// change their state and deployments that begin and end become events, rules
// pick them, and targets get them: log groups, SNS topics, state machines.
// Topics tell their subscribers.
//
// Nothing leaves the machine. Mail is not sent, and an address is called only
// if it is on loopback; all that was to be sent is kept, and can be listed.
package events

import (
	"context"
	"net/http"
	"sync"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/store"
)

// Config is what events come from and go to.
type Config struct {
	Store *store.Store
	Logs  *logs.Logs
	Clock clock.Clock
	// Secret returns the value of a secret by its ARN.
	Secret func(arn string) (string, error)
}

// Bus is the default event bus of all accounts and regions.
type Bus struct {
	cfg    Config
	client *http.Client
	// calls are the state machines and HTTP calls under way.
	calls sync.WaitGroup

	alarms      map[store.Key]store.AlarmState
	deployments map[store.Key]deployer.Status
}

// New returns a bus that carries nothing until it runs.
func New(cfg Config) *Bus {
	return &Bus{
		cfg: cfg,
		client: &http.Client{
			Timeout: 5 * time.Second,
			// A redirection could lead off this machine.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		alarms:      map[store.Key]store.AlarmState{},
		deployments: map[store.Key]deployer.Status{},
	}
}

// Run turns changes into events until ctx ends. What happened before is no event.
func (b *Bus) Run(ctx context.Context) {
	for _, r := range b.cfg.Store.List(store.TypeAlarmState, "", "") {
		if s, err := store.Decode[store.AlarmState](r); err == nil {
			b.alarms[r.Key] = s
		}
	}
	for _, r := range b.cfg.Store.List(deployer.TypeDeployment, "", "") {
		if d, err := store.Decode[deployer.Deployment](r); err == nil {
			b.deployments[r.Key] = d.Status
		}
	}
	b.cfg.Store.Watch(ctx, func(c store.Change) { b.changed(ctx, c.Key) }, store.TypeAlarmState, deployer.TypeDeployment)
	<-ctx.Done()
	b.calls.Wait()
}

// changed runs in the goroutine of the watch, one change after the other.
func (b *Bus) changed(ctx context.Context, key store.Key) {
	r, err := b.cfg.Store.Get(key)
	switch {
	case err != nil:
		delete(b.alarms, key)
		delete(b.deployments, key)
	case key.Type == store.TypeAlarmState:
		b.alarmChanged(ctx, r)
	default:
		b.deploymentChanged(ctx, r)
	}
}
