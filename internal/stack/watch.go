package stack

import (
	"slices"

	"flota.dev/flota/internal/fleet"
)

// monitoring is what an environment's monitoring is told.
type monitoring struct {
	Alerts    alerts `json:"alerts"`
	Dashboard bool   `json:"dashboard"`
	Costs     costs  `json:"costs"`
	Retention int    `json:"log_retention_days"`
}

func newMonitoring(b fleet.Base) monitoring {
	return monitoring{
		Alerts:    alerts{Email: slices.Concat([]string{}, b.Alerts.Email), Webhook: b.Alerts.Webhook.Name},
		Dashboard: b.Dashboards != fleet.NoDashboards,
		Costs:     costs(b.Costs),
		Retention: b.Logs.RetentionDays,
	}
}

type alerts struct {
	Email   []string `json:"email"`
	Webhook string   `json:"webhook,omitempty"` // name of the secret that holds the URL
}

type costs struct {
	Monthly int    `json:"monthly"`
	Scope   string `json:"scope"`
}

type watch struct {
	Errors       int      `json:"errors"`
	Pattern      string   `json:"pattern,omitempty"`
	Anomalies    bool     `json:"anomalies"`
	Contributors []string `json:"contributors,omitempty"`
}

func newWatch(s *fleet.Service) *watch {
	if s.Kind == fleet.Site {
		return nil
	}
	return new(watch(s.Watch))
}
