package balancer

import (
	"cmp"
	"maps"
	"slices"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	typeGroup    = "aws_lb_target_group"
	typeListener = "aws_lb_listener"
	typeRule     = "aws_lb_listener_rule"
)

// records are the views of all records that matter here, kept decoded so that
// one change costs one decoding.
type records struct {
	balancers     table[store.LoadBalancer]
	listeners     table[store.Listener]
	rules         table[store.ListenerRule]
	groups        table[store.TargetGroup]
	names         table[store.DNSRecord]
	apis          table[store.GatewayAPI]
	stages        table[store.GatewayStage]
	routes        table[store.GatewayRoute]
	integrations  table[store.GatewayIntegration]
	authorizers   table[store.GatewayAuthorizer]
	mappings      table[store.GatewayMapping]
	domains       table[store.GatewayDomain]
	distributions table[store.Distribution]
	policies      table[store.HeadersPolicy]
	caches        table[store.CachePolicy]
	forwards      table[store.RequestPolicy]
	deliveries    table[store.LogDelivery]
	sources       table[store.LogSource]
	destinations  table[store.LogDestination]
	webACLs       table[store.WebACL]
	ipSets        table[store.IPSet]
	associations  table[store.WebACLAssociation]
	webACLLogs    table[store.WebACLLogging]

	byType map[string]loader
}

// loader is a table of any view.
type loader interface {
	load(*store.Store, store.Key)
	loadAll(st *store.Store, typ string)
}

// table is used only while Balancer.loading is held.
type table[T any] struct {
	rows map[store.Key]*T
}

func newRecords() *records {
	r := &records{}
	r.byType = map[string]loader{
		"aws_lb":                                  &r.balancers,
		typeListener:                              &r.listeners,
		typeRule:                                  &r.rules,
		typeGroup:                                 &r.groups,
		"aws_route53_record":                      &r.names,
		"aws_apigatewayv2_api":                    &r.apis,
		"aws_apigatewayv2_stage":                  &r.stages,
		"aws_apigatewayv2_route":                  &r.routes,
		"aws_apigatewayv2_integration":            &r.integrations,
		"aws_apigatewayv2_authorizer":             &r.authorizers,
		"aws_apigatewayv2_api_mapping":            &r.mappings,
		"aws_apigatewayv2_domain_name":            &r.domains,
		"aws_cloudfront_distribution":             &r.distributions,
		"aws_cloudfront_response_headers_policy":  &r.policies,
		"aws_cloudfront_cache_policy":             &r.caches,
		"aws_cloudfront_origin_request_policy":    &r.forwards,
		"aws_cloudwatch_log_delivery":             &r.deliveries,
		"aws_cloudwatch_log_delivery_source":      &r.sources,
		"aws_cloudwatch_log_delivery_destination": &r.destinations,
		"aws_wafv2_web_acl":                       &r.webACLs,
		"aws_wafv2_ip_set":                        &r.ipSets,
		"aws_wafv2_web_acl_association":           &r.associations,
		"aws_wafv2_web_acl_logging_configuration": &r.webACLLogs,
	}
	return r
}

func (r *records) types() []string { return slices.Sorted(maps.Keys(r.byType)) }

// load reads one record. One that is gone, or cannot be read, is dropped.
func (t *table[T]) load(st *store.Store, key store.Key) {
	record, err := st.Get(key)
	var view T
	if err == nil {
		view, err = store.Decode[T](record)
	}
	if err != nil {
		delete(t.rows, key)
		return
	}
	if t.rows == nil {
		t.rows = map[store.Key]*T{}
	}
	t.rows[key] = &view
}

func (t *table[T]) loadAll(st *store.Store, typ string) {
	rows := map[store.Key]*T{}
	for _, record := range st.List(typ, "", "") {
		if view, err := store.Decode[T](record); err == nil {
			rows[record.Key] = &view
		}
	}
	t.rows = rows
}

// row is a view and the record it is of.
type row[T any] struct {
	key  store.Key
	view *T
}

// all returns the rows ordered by account, region and ID.
func (t *table[T]) all() []row[T] {
	out := make([]row[T], 0, len(t.rows))
	for key, view := range t.rows {
		out = append(out, row[T]{key, view})
	}
	slices.SortFunc(out, func(a, b row[T]) int {
		return cmp.Or(
			cmp.Compare(a.key.Account, b.key.Account), cmp.Compare(a.key.Region, b.key.Region), cmp.Compare(a.key.ID, b.key.ID))
	})
	return out
}

// note takes up one change of the store.
func (b *Balancer) note(c store.Change) {
	b.loading.Lock()
	b.records.byType[c.Key.Type].load(b.store, c.Key)
	b.loading.Unlock()
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// Refresh brings everything up to date with the store now, without waiting for Run to notice.
func (b *Balancer) Refresh() {
	b.reload(b.records.types()...)
}

func (b *Balancer) reloadRules() { b.reload(typeListener, typeRule) }

func (b *Balancer) reload(types ...string) {
	b.loading.Lock()
	defer b.loading.Unlock()
	for _, typ := range types {
		b.records.byType[typ].loadAll(b.store, typ)
	}
	b.assemble()
}
