package api

import (
	"context"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/metrics"
)

type getMetricStatisticsInput struct {
	Namespace  string
	MetricName string
	Dimensions []dimension
	StartTime  Time
	EndTime    Time
	Period     int // seconds
	Statistics []string
	Extended   []string `json:"ExtendedStatistics"`
}

type getMetricStatisticsOutput struct {
	Label      string
	Datapoints []datapoint
}

type datapoint struct {
	Timestamp   Time
	Average     *float64           `json:",omitempty"`
	Maximum     *float64           `json:",omitempty"`
	Minimum     *float64           `json:",omitempty"`
	SampleCount *float64           `json:",omitempty"`
	Sum         *float64           `json:",omitempty"`
	Extended    map[string]float64 `json:"ExtendedStatistics,omitempty"`
	Unit        string
}

func (p *datapoint) set(statistic string, v float64) {
	switch statistic {
	case "Average":
		p.Average = &v
	case "Maximum":
		p.Maximum = &v
	case "Minimum":
		p.Minimum = &v
	case "SampleCount":
		p.SampleCount = &v
	case "Sum":
		p.Sum = &v
	default:
		if p.Extended == nil {
			p.Extended = map[string]float64{}
		}
		p.Extended[statistic] = v
	}
}

func (a *API) getMetricStatistics(_ context.Context, c caller, in getMetricStatisticsInput) (out getMetricStatisticsOutput, err error) {
	s := metric{Namespace: in.Namespace, MetricName: in.MetricName, Dimensions: in.Dimensions}.series(c)
	points := map[time.Time]*datapoint{}
	for _, statistic := range append(in.Statistics, in.Extended...) {
		values, err := a.statistic(s, in.StartTime, in.EndTime, in.Period, statistic)
		if err != nil {
			return out, err
		}
		for _, v := range values {
			if points[v.Time] == nil {
				points[v.Time] = &datapoint{Timestamp: Time{v.Time}, Unit: "None"}
			}
			points[v.Time].set(statistic, v.Value)
		}
	}
	out.Label, out.Datapoints = in.MetricName, make([]datapoint, 0, len(points))
	for _, p := range points {
		out.Datapoints = append(out.Datapoints, *p)
	}
	slices.SortFunc(out.Datapoints, func(x, y datapoint) int { return x.Timestamp.Compare(y.Timestamp.Time) })
	return out, nil
}

// statistic aligns periods as CloudWatch does: on multiples of their length.
func (a *API) statistic(s metrics.Series, from, to Time, seconds int, name string) ([]metrics.Point, error) {
	if err := checkStatistic(from, to, seconds, name); err != nil {
		return nil, err
	}
	period := time.Duration(seconds) * time.Second
	return a.Metrics.Statistic(s, from.Truncate(period), to.Time, period, name), nil
}

func checkStatistic(from, to Time, seconds int, name string) error {
	switch {
	case seconds <= 0:
		return failf("InvalidParameterValue", "The parameter Period must be greater than 0.")
	case !to.After(from.Time):
		return failf("InvalidParameterCombination", "The parameter StartTime must be less than the parameter EndTime.")
	case !metrics.ValidStatistic(name):
		return failf("InvalidParameterValue", "the sandbox does not have the statistic %s", name)
	}
	return nil
}
