package balancer

import (
	"net/http"
	"time"

	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

// cdnCounters are the series of AWS/CloudFront for one distribution
// (CloudFront guide, "Types of metrics for CloudFront").
type cdnCounters struct{ requests, downloaded, uploaded, clientErrors, serverErrors, errors *metrics.Recorder }

// worldwide is the region that has the metrics of what is in all of them.
const worldwide = "us-east-1"

func (b *Balancer) cdnCounters(key store.Key, id string) cdnCounters {
	dimensions := metrics.Dimensions(map[string]string{"DistributionId": id, "Region": "Global"})
	record := func(name string) *metrics.Recorder {
		return b.metrics.Recorder(metrics.Series{
			Account: key.Account, Region: worldwide, Namespace: "AWS/CloudFront", Name: name, Dimensions: dimensions,
		})
	}
	return cdnCounters{
		record("Requests"), record("BytesDownloaded"), record("BytesUploaded"), record("4xxErrorRate"), record("5xxErrorRate"), record("TotalErrorRate"),
	}
}

// count counts a request that is over. A rate is the average of 0 and 100 over requests.
func (c cdnCounters) count(v *visit, out *response) {
	now := time.Now()
	c.requests.Add(now, 1)
	switch v.request.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		c.downloaded.Add(now, float64(out.size))
	case http.MethodPost, http.MethodPut:
		c.uploaded.Add(now, float64(max(v.request.ContentLength, 0)))
	}
	class := out.status / 100
	for _, rate := range []struct {
		of *metrics.Recorder
		is bool
	}{{c.clientErrors, class == 4}, {c.serverErrors, class == 5}, {c.errors, class == 4 || class == 5}} {
		if rate.is {
			rate.of.Add(now, 100)
		} else {
			rate.of.Add(now, 0)
		}
	}
}
