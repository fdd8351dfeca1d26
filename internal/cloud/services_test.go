package cloud

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/release"
)

func TestUpdateSaysItAll(t *testing.T) {
	tests := []struct {
		name string
		c    release.Configuration
	}{
		{"rolling", release.Configuration{Strategy: "ROLLING", Alarms: []string{"5xx", "p99"}}},
		{"blue_green", release.Configuration{Strategy: "BLUE_GREEN"}},
		{"canary", release.Configuration{Strategy: "CANARY", BakeMinutes: 5, CanaryPercent: 10, CanaryMinutes: 1, Alarms: []string{"5xx"}, Pause: true}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, f := newFake(t, map[string][]answer{"UpdateService": {{body: `{"service": {}}`}}})
			err := c.Release().Services.Update(t.Context(), "cambio-dev", "cambio-dev-orders", release.Update{
				TaskDefinition: "arn:7", Desired: 3, Configuration: tt.c,
			})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "update_"+tt.name, f.body("UpdateService"))
		})
	}
}

func TestScaleChangesNothingElse(t *testing.T) {
	c, f := newFake(t, map[string][]answer{"UpdateService": {{body: `{"service": {}}`}}})
	if err := c.Release().Services.Scale(t.Context(), "cambio-dev", "cambio-dev-orders", 0); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"cluster": "cambio-dev", "service": "cambio-dev-orders", "desiredCount": 0.0}
	if diff := cmp.Diff(want, f.body("UpdateService")); diff != "" {
		t.Errorf("UpdateService (-want +got):\n%s", diff)
	}
}

func TestService(t *testing.T) {
	tests := []struct {
		name   string
		answer answer
		want   release.Service
		err    error
	}{
		{
			"there", answer{body: `{"services": [{"status": "ACTIVE", "taskDefinition": "arn:7", "desiredCount": 2, "runningCount": 1, "loadBalancers": [
				{"targetGroupArn": "blue", "advancedConfiguration": {"alternateTargetGroupArn": "green"}}]}]}`},
			release.Service{TaskDefinition: "arn:7", Desired: 2, Running: 1, Groups: []string{"blue", "green"}}, nil,
		},
		{"missing", answer{body: `{"services": [], "failures": [{"reason": "MISSING"}]}`}, release.Service{}, release.ErrNotFound},
		{"deleted", answer{body: `{"services": [{"status": "INACTIVE"}]}`}, release.Service{}, release.ErrNotFound},
		{
			"no cluster", answer{400, `{"__type": "ClusterNotFoundException", "message": "Cluster not found."}`},
			release.Service{}, release.ErrNotFound,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, _ := newFake(t, map[string][]answer{"DescribeServices": {tt.answer}})
			got, err := c.Release().Services.Service(t.Context(), "cambio-dev", "cambio-dev-orders")
			if !errors.Is(err, tt.err) {
				t.Fatalf("error %v, want %v", err, tt.err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("service (-want +got):\n%s", diff)
			}
		})
	}
}
