package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"flota.dev/flota/internal/sandbox/store"
)

const ledgerARN = "arn:aws:servicediscovery:eu-central-1:111111111111:service/srv-1"

// cloudMap puts a namespace with one service, and tasks in several states, into the store.
func (d *door) cloudMap(t *testing.T) {
	t.Helper()
	d.put(t, store.TypePrivateNamespace, "ns-1", store.Attributes{
		"id": "ns-1", "arn": "arn:aws:servicediscovery:eu-central-1:111111111111:namespace/ns-1", "name": "shop-dev.internal", "hosted_zone": "Z1",
	})
	d.put(t, store.TypeDiscovered, "srv-1", store.Attributes{
		"id": "srv-1", "arn": ledgerARN, "name": "ledger",
		"dns_config": []any{map[string]any{
			"namespace_id": "ns-1", "routing_policy": "MULTIVALUE", "dns_records": []any{map[string]any{"type": "A", "ttl": 10}},
		}},
	})
	service := "arn:aws:ecs:eu-central-1:111111111111:service/shop-dev/shop-dev-ledger"
	d.put(t, "aws_ecs_service", service, store.Attributes{
		"arn": service, "name": "shop-dev-ledger", "service_registries": []any{map[string]any{"registry_arn": ledgerARN, "port": 0}},
	})
	for id, status := range map[string]string{"one": "RUNNING", "two": "PENDING", "three": "STOPPED"} {
		desired := "RUNNING"
		if status == "STOPPED" {
			desired = status
		}
		arn := "arn:aws:ecs:eu-central-1:111111111111:task/shop-dev/" + id
		d.put(t, store.TypeTask, arn, store.Attributes{
			"arn": arn, "cluster": testCluster, "service": service, "last_status": status, "desired_status": desired, "address": "127.0.0.1:20017",
			"task_definition": "arn:aws:ecs:eu-central-1:111111111111:task-definition/shop-dev-ledger:3",
		})
	}
}

func TestDiscoverInstances(t *testing.T) {
	d := newDoor(t)
	d.cloudMap(t)
	ask := func(body string) string {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, d.url, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X-Amz-Target", "Route53AutoNaming_v20170314.DiscoverInstances")
		req.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+testAccount+"/20260101/"+testRegion+"/servicediscovery/aws4_request")
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		var all json.RawMessage
		if err := json.NewDecoder(resp.Body).Decode(&all); err != nil {
			t.Fatal(err)
		}
		return string(all)
	}
	found := ask(`{"NamespaceName": "shop-dev.internal", "ServiceName": "ledger"}`)
	for _, want := range []string{`"InstanceId":"one"`, `"AWS_INSTANCE_PORT":"20017"`, `"ECS_TASK_DEFINITION_FAMILY":"shop-dev-ledger"`, `"HEALTHY"`} {
		if !strings.Contains(found, want) {
			t.Errorf("no %s in %s", want, found)
		}
	}
	if strings.Contains(found, `"two"`) || strings.Contains(found, `"three"`) {
		t.Errorf("a task that does not run is found: %s", found)
	}
	if got := ask(`{"NamespaceName": "shop-prod.internal", "ServiceName": "ledger"}`); !strings.Contains(got, "NamespaceNotFound") {
		t.Errorf("a namespace that is not there: %s", got)
	}
	if got := ask(`{"NamespaceName": "shop-dev.internal", "ServiceName": "orders"}`); !strings.Contains(got, "ServiceNotFound") {
		t.Errorf("a service that is not there: %s", got)
	}
}

func TestNamesOfServices(t *testing.T) {
	d := newDoor(t)
	d.cloudMap(t)
	names := d.api.names()
	if addr := names["ledger.shop-dev.internal"]; !strings.HasPrefix(addr, "127.0.0.1:") {
		t.Errorf("names are %v", names)
	}
}
