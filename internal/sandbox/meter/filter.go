package meter

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/logs/pattern"
	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

// view is a view of aws_cloudwatch_log_metric_filter.
type view struct {
	Group          string `json:"log_group_name"`
	Pattern        string `json:"pattern"`
	Transformation []struct {
		Name       string            `json:"name"`
		Namespace  string            `json:"namespace"`
		Value      string            `json:"value"`         // a number, or the path of one
		Default    string            `json:"default_value"` // a number, or nothing
		Dimensions map[string]string `json:"dimensions"`    // paths by name
	} `json:"metric_transformation"`
}

// filter is a metric filter made ready.
type filter struct {
	series     metrics.Series
	match      func(message string) bool
	value      reading
	fallback   *float64
	dimensions map[string]pattern.Path
}

// reading is where a value comes from: a number, or a field of the event.
type reading struct {
	number float64
	path   pattern.Path
}

func newFilter(key store.Key, v view) (*filter, error) {
	if len(v.Transformation) != 1 {
		return nil, fmt.Errorf("metric filter %s has %d transformations", key.ID, len(v.Transformation))
	}
	t := v.Transformation[0]
	f := &filter{
		series:     metrics.Series{Account: key.Account, Region: key.Region, Namespace: t.Namespace, Name: t.Name},
		dimensions: map[string]pattern.Path{},
	}
	var err error
	if f.match, err = pattern.Parse(v.Pattern); err != nil {
		return nil, err
	}
	if strings.HasPrefix(t.Value, "$") {
		f.value.path, err = pattern.ParsePath(t.Value)
	} else {
		f.value.number, err = strconv.ParseFloat(t.Value, 64)
	}
	if err != nil {
		return nil, err
	}
	if t.Default != "" {
		n, err := strconv.ParseFloat(t.Default, 64)
		if err != nil {
			return nil, err
		}
		f.fallback = &n
	}
	for name, path := range t.Dimensions {
		if f.dimensions[name], err = pattern.ParsePath(path); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// count adds a value for each event that matches. The default value is added
// once for several events that come together and of which none does.
func (f *filter) count(m *metrics.Metrics, events []logs.Event) {
	counted := false
	for _, e := range events {
		if f.match != nil && !f.match(e.Message) {
			continue
		}
		series, value, ok := f.measure(e.Message)
		if !ok {
			continue
		}
		counted = true
		m.Add(series, e.Time, value)
	}
	if !counted && f.fallback != nil && len(events) > 0 {
		m.Add(f.series, events[len(events)-1].Time, *f.fallback)
	}
}

// measure reads what an event gives. An event that lacks a field that is asked for gives nothing.
func (f *filter) measure(message string) (metrics.Series, float64, bool) {
	series, value := f.series, f.value.number
	if f.value.path == nil && len(f.dimensions) == 0 {
		return series, value, true
	}
	var fields any
	if json.Unmarshal([]byte(message), &fields) != nil {
		return series, 0, false
	}
	if f.value.path != nil {
		found, _ := f.value.path.Of(fields)
		number, ok := found.(float64)
		if !ok {
			return series, 0, false
		}
		value = number
	}
	dimensions := map[string]string{}
	for name, path := range f.dimensions {
		found, ok := path.Of(fields)
		if !ok || found == nil {
			return series, 0, false
		}
		dimensions[name] = fmt.Sprint(found)
	}
	series.Dimensions = metrics.Dimensions(dimensions)
	return series, value, true
}
