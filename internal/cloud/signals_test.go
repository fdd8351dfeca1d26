package cloud

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/release"
)

func TestGroups(t *testing.T) {
	c, _ := newFake(t, map[string][]answer{"DescribeServiceRevisions": {{body: `{"serviceRevisions": [{"resolvedConfiguration": {"loadBalancers": [
		{"targetGroupArn": "green", "productionListenerRule": "rule"}, {"targetGroupArn": "green"}]}}]}`}}})
	got, err := c.Release().Signals.Groups(t.Context(), release.Side{Revision: "arn:revision/2"})
	if diff := cmp.Diff([]string{"green"}, got); diff != "" || err != nil {
		t.Errorf("error %v, groups (-want +got):\n%s", err, diff)
	}
}

func TestGroupsByName(t *testing.T) {
	c := serve(t, "text/xml", `<DescribeTargetGroupsResponse><DescribeTargetGroupsResult><TargetGroups>
		<member><TargetGroupArn>arn:green</TargetGroupArn></member></TargetGroups></DescribeTargetGroupsResult></DescribeTargetGroupsResponse>`)
	got, err := c.Release().Signals.Groups(t.Context(), release.Side{Group: "green"})
	if diff := cmp.Diff([]string{"arn:green"}, got); diff != "" || err != nil {
		t.Errorf("error %v, groups (-want +got):\n%s", err, diff)
	}
}

func serve(t *testing.T, contentType, body string) *Cloud {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", contentType)
		if contentType == "application/cbor" {
			w.Header().Set("Smithy-Protocol", "rpc-v2-cbor")
		}
		fmt.Fprint(w, body)
	}))
	t.Cleanup(server.Close)
	c, err := New(t.Context(), Config{Endpoint: server.URL, Account: account, Region: "eu-central-1"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTargets(t *testing.T) {
	c := serve(t, "text/xml", `<DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions>
		<member><Target><Id>10.0.0.1</Id></Target><TargetHealth><State>healthy</State></TargetHealth></member>
		<member><Target><Id>10.0.0.2</Id></Target><TargetHealth><State>unhealthy</State><Reason>Target.ResponseCodeMismatch</Reason>
			<Description>Health checks failed with these codes: [503]</Description></TargetHealth></member>
		</TargetHealthDescriptions></DescribeTargetHealthResult></DescribeTargetHealthResponse>`)
	got, err := c.Release().Signals.Targets(t.Context(), "green")
	if err != nil {
		t.Fatal(err)
	}
	want := []release.Target{{State: "healthy"}, {State: "unhealthy", Reason: "Health checks failed with these codes: [503]"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("targets (-want +got):\n%s", diff)
	}
}

// text and entries write CBOR (RFC 8949, section 3.1) of fewer than 24 bytes or pairs.
func text(s string) string { return string([]byte{0x60 | byte(len(s))}) + s }

func entries(pairs ...string) string {
	out := string([]byte{0xa0 | byte(len(pairs)/2)})
	for i := 0; i < len(pairs); i += 2 {
		out += text(pairs[i]) + pairs[i+1]
	}
	return out
}

func TestAlarms(t *testing.T) {
	body := entries("MetricAlarms", "\x82"+
		entries("AlarmName", text("5xx"), "StateValue", text("ALARM"), "StateReason", text("Threshold Crossed"))+
		entries("AlarmName", text("p99"), "StateValue", text("OK")))
	got, err := serve(t, "application/cbor", body).Release().Signals.Alarms(t.Context(), []string{"5xx", "p99"})
	if err != nil {
		t.Fatal(err)
	}
	want := []release.Alarm{{Name: "5xx", Firing: true, Reason: "Threshold Crossed"}, {Name: "p99"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("alarms (-want +got):\n%s", diff)
	}
}
