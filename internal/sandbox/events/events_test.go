package events

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"flota.dev/flota/internal/sandbox/clock"
	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/store"
)

const (
	account = "111111111111"
	region  = "us-east-1"
	topic   = "arn:aws:sns:us-east-1:111111111111:cambio-dev-alerts"
	chat    = "arn:aws:states:us-east-1:111111111111:stateMachine:cambio-dev-webhook"
)

// world is a bus that runs, and what it reads and writes.
type world struct {
	*testing.T
	store *store.Store
	logs  *logs.Logs
	bus   *Bus
	// secrets are values by name.
	secrets map[string]string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	st, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	l, err := logs.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w := &world{T: t, store: st, logs: l, secrets: map[string]string{}}
	w.bus = New(Config{Store: st, Logs: l, Clock: clock.New(1000), Secret: func(arn string) (string, error) {
		name := arn[strings.LastIndexByte(arn, ':')+1:]
		if v, ok := w.secrets[name]; ok {
			return v, nil
		}
		return "", errors.New("no secret " + name)
	}})
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { w.bus.Run(ctx); close(done) }()
	t.Cleanup(func() {
		stop()
		<-done
		if err := errors.Join(l.Close(), st.Close()); err != nil {
			t.Error(err)
		}
	})
	return w
}

func (w *world) put(typ, id string, attributes any) {
	w.Helper()
	a, ok := attributes.(store.Attributes)
	if !ok {
		var err error
		if a, err = store.Encode(attributes); err != nil {
			w.Fatal(err)
		}
	}
	if err := w.store.Put(store.Key{Account: account, Region: region, Type: typ, ID: id}, a); err != nil {
		w.Fatal(err)
	}
}

// state sets an alarm's state, and waits until the bus has seen it.
func (w *world) state(name, state string) {
	w.Helper()
	w.put(store.TypeAlarmState, name, store.AlarmState{State: state, Reason: "because", Updated: time.Now()})
}

// wait returns the notifications once there are so many, newest first.
func (w *world) wait(n int) []Notification {
	w.Helper()
	for range 500 {
		got, err := w.bus.Notifications(100)
		if err != nil {
			w.Fatal(err)
		}
		if len(got) >= n {
			return got
		}
		time.Sleep(10 * time.Millisecond)
	}
	w.Fatalf("there are no %d notifications", n)
	return nil
}

func (w *world) alarm(name string) {
	w.put("aws_cloudwatch_composite_alarm", name, store.Attributes{
		"alarm_name": name, "arn": "arn:aws:cloudwatch:us-east-1:111111111111:alarm:" + name, "alarm_rule": `ALARM("x")`,
		"alarm_actions": []any{topic}, "ok_actions": []any{topic}, "actions_enabled": true,
	})
}

func TestAnAlarmTellsItsTopic(t *testing.T) {
	w := newWorld(t)
	var got []string
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = append(got, string(body))
	}))
	defer hook.Close()
	w.put("aws_sns_topic_subscription", "a", store.Attributes{"topic_arn": topic, "protocol": "email", "endpoint": "oncall@cambio.example"})
	w.put("aws_sns_topic_subscription", "b", store.Attributes{"topic_arn": topic, "protocol": "http", "endpoint": hook.URL, "raw_message_delivery": true})
	w.put("aws_sns_topic_subscription", "c", store.Attributes{"topic_arn": topic, "protocol": "https", "endpoint": "https://example.com/hook"})
	w.alarm("cambio-dev-orders-unwell")
	w.state("cambio-dev-orders-unwell", "ALARM")
	var told []string
	for _, n := range w.wait(3) {
		told = append(told, n.Protocol+" "+n.Endpoint+": "+n.Outcome)
		if n.Subject != `ALARM: "cambio-dev-orders-unwell" in us-east-1` || !strings.Contains(n.Message, `"NewStateReason":"because"`) {
			t.Errorf("subject %q, message %s", n.Subject, n.Message)
		}
	}
	slices.Sort(told)
	want := []string{
		"email oncall@cambio.example: kept: the sandbox sends nothing by email",
		"http " + hook.URL + ": sent",
		"https https://example.com/hook: not sent: the address is not on loopback, and nothing leaves this machine",
	}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	w.state("cambio-dev-orders-unwell", "OK")
	w.wait(6)
	w.bus.calls.Wait()
	if len(got) != 2 || !strings.Contains(got[1], `"NewStateValue":"OK"`) {
		t.Errorf("the hook got %q", got)
	}
}

// definition is that of modules/observability/webhook.
const definition = `{
	"StartAt": "Address",
	"States": {
		"Address": {
			"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:secretsmanager:getSecretValue",
			"Parameters": {"SecretId": "cambio/dev/chat"}, "ResultSelector": {"url.$": "$.SecretString"}, "ResultPath": "$.webhook", "Next": "Post"
		},
		"Post": {
			"Type": "Task", "Resource": "arn:aws:states:::http:invoke",
			"Parameters": {
				"ApiEndpoint.$": "$.webhook.url", "Method": "POST", "Authentication": {"ConnectionArn": "arn"},
				"RequestBody": {"text.$": "States.Format('*{}* {}: {}', $.detail.state.value, $.detail.alarmName, $.detail.state.reason)"}
			},
			"Retry": [{"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 2, "BackoffRate": 2, "MaxAttempts": 4}],
			"ResultPath": null, "OutputPath": null, "End": true
		}
	}
}`

func (w *world) webhook() {
	w.put("aws_cloudwatch_event_rule", "webhook", store.Attributes{"name": "webhook", "event_bus_name": "default", "state": "ENABLED",
		"event_pattern": `{"source":["aws.cloudwatch"],"detail":{"alarmName":[{"anything-but":{"suffix":["-b","-part"]}}]}}`})
	w.put("aws_cloudwatch_event_target", "webhook-x", store.Attributes{"rule": "webhook", "event_bus_name": "default", "arn": chat})
	w.put("aws_sfn_state_machine", chat, store.Attributes{"arn": chat, "definition": definition})
}

func TestAnAlarmTellsAWebhook(t *testing.T) {
	w := newWorld(t)
	w.webhook()
	failures := 2
	got := make(chan string, 1)
	hook := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if failures--; failures >= 0 {
			rw.WriteHeader(http.StatusTooManyRequests)
			return
		}
		body, _ := io.ReadAll(r.Body)
		got <- string(body)
	}))
	defer hook.Close()
	w.secrets["cambio/dev/chat"] = hook.URL + "/services/T0/token"
	w.put("aws_cloudwatch_metric_alarm", "cambio-dev-orders-errors-part", store.Attributes{"alarm_name": "cambio-dev-orders-errors-part", "metric_name": "x"})
	w.put("aws_cloudwatch_metric_alarm", "cambio-dev-main-cpu", store.Attributes{"alarm_name": "cambio-dev-main-cpu", "metric_name": "x"})
	w.state("cambio-dev-orders-errors-part", "ALARM")
	w.state("cambio-dev-main-cpu", "ALARM")
	if body := <-got; body != `{"text":"*ALARM* cambio-dev-main-cpu: because"}` {
		t.Errorf("the hook got %s", body)
	}
	n := w.wait(1)
	if len(n) != 1 || n[0].Outcome != "sent" || n[0].Endpoint != "secret:cambio/dev/chat" {
		t.Errorf("notifications %+v", n)
	}
	for _, n := range n {
		if strings.Contains(n.Message+n.Outcome+n.Endpoint+n.Target, "token") {
			t.Errorf("the secret address is in %+v", n)
		}
	}
}

func TestAWebhookThatCannotBeTold(t *testing.T) {
	for name, test := range map[string]struct{ secret, want string }{
		"no secret":       {"", "failed: state Address: no secret cambio/dev/chat"},
		"not on loopback": {"https://hooks.example.com/token", "failed: state Post: the address is not on loopback, and nothing leaves this machine"},
		"nobody there":    {"http://127.0.0.1:1/token", "failed: state Post: nobody answered"},
		"no address":      {"token", "failed: state Post: the address is not on loopback, and nothing leaves this machine"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.webhook()
			if test.secret != "" {
				w.secrets["cambio/dev/chat"] = test.secret
			}
			w.put("aws_cloudwatch_metric_alarm", "cambio-dev-main-cpu", store.Attributes{"alarm_name": "cambio-dev-main-cpu", "metric_name": "x"})
			w.state("cambio-dev-main-cpu", "ALARM")
			if n := w.wait(1)[0]; n.Outcome != test.want || strings.Contains(n.Outcome, "token") {
				t.Errorf("got %q, want %q", n.Outcome, test.want)
			}
		})
	}
}

func TestStatesThatAreNotRun(t *testing.T) {
	w := newWorld(t)
	for name, test := range map[string]struct{ definition, want string }{
		"a wait":        {`{"StartAt":"A","States":{"A":{"Type":"Wait","Next":"B"}}}`, "the sandbox does not run it: a state of type Wait"},
		"a circle":      {`{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}}`, "it passed 1000 states"},
		"another task":  {`{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:lambda:x","End":true}}}`, "does not run it: a task on arn:aws:lambda:x"},
		"JSONata":       {`{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}`, "query language JSONata"},
		"a failure":     {`{"StartAt":"A","States":{"A":{"Type":"Fail","Error":"Bad","Cause":"it is"}}}`, "Bad: it is"},
		"no such state": {`{"StartAt":"A","States":{}}`, `there is no state "A"`},
	} {
		x := execution{bus: w.bus, at: store.Key{Account: account, Region: region}}
		if err := x.run(t.Context(), test.definition, map[string]any{}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", name, err, test.want)
		}
	}
}

// TestDeploymentsAreLogged follows a release that is rolled back, and one that goes through.
func TestDeploymentsAreLogged(t *testing.T) {
	w := newWorld(t)
	group := logs.Group{Account: account, Region: region, Name: "/aws/events/cambio-dev/releases"}
	w.put("aws_cloudwatch_log_group", group.Name, store.Attributes{"name": group.Name})
	w.put("aws_cloudwatch_event_rule", "releases", store.Attributes{"name": "releases", "event_bus_name": "default", "state": "ENABLED",
		"event_pattern": `{"source":["aws.ecs"],"resources":[{"prefix":"arn:aws:ecs:us-east-1:111111111111:service/cambio-dev/"}]}`})
	w.put("aws_cloudwatch_event_target", "releases-log", store.Attributes{"rule": "releases", "event_bus_name": "default",
		"arn": "arn:aws:logs:us-east-1:111111111111:log-group:" + group.Name})
	seen := 0
	step := func(id string, status deployer.Status, want string) {
		t.Helper()
		arn := "arn:aws:ecs:us-east-1:111111111111:service-deployment/cambio-dev/cambio-dev-orders/" + id
		w.put(deployer.TypeDeployment, arn, deployer.Deployment{ARN: arn, Status: status, UpdatedAt: time.Now(),
			Service: "arn:aws:ecs:us-east-1:111111111111:service/cambio-dev/cambio-dev-orders", Reason: "alarm detected"})
		if want == "" {
			return
		}
		seen++
		for range 500 {
			events, err := w.logs.Read(group, logs.Query{})
			if err != nil {
				t.Fatal(err)
			}
			if len(events) >= seen {
				if last := events[seen-1].Message; !strings.Contains(last, `"eventName":"`+want+`"`) || !strings.Contains(last, "ecs-svc/"+id) {
					t.Errorf("got %s, want %s of %s", last, want, id)
				}
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Errorf("no event %s", want)
	}
	step("1", deployer.InProgress, "SERVICE_DEPLOYMENT_IN_PROGRESS")
	step("1", deployer.RollbackInProgress, "SERVICE_DEPLOYMENT_FAILED")
	step("1", deployer.RollbackSuccessful, "")
	step("2", deployer.InProgress, "SERVICE_DEPLOYMENT_IN_PROGRESS")
	step("2", deployer.Successful, "SERVICE_DEPLOYMENT_COMPLETED")
	if events, err := w.logs.Read(group, logs.Query{}); err != nil || len(events) != 4 {
		t.Errorf("%d events, %v, want 4", len(events), err)
	}
}
