package release

import (
	"slices"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/diag"
	"flota.dev/flota/internal/fleet"
	"flota.dev/flota/internal/ledger"
)

func siteRequest(version string) Request {
	r := with(request(version), func(s *fleet.Service) { s.Kind = fleet.Site })
	r.Image = Image{}
	r.Outputs = Outputs{Site: SiteOutputs{Bucket: "cambio-dev-web", LivePrefix: "live", VersionsPrefix: "versions"}}
	r.Files = fstest.MapFS{
		"index.html":             {Data: []byte("page " + version)},
		"about/index.html":       {Data: []byte("about")},
		"assets/app-3f9ac21b.js": {Data: []byte("code " + version)},
		"logo.svg":               {Data: []byte("<svg/>")},
	}
	return r
}

func TestSite(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		for _, v := range []string{"1", "2"} {
			r, err := b.Deploy(t.Context(), siteRequest(v))
			if err != nil || r.Release.Verdict != ledger.Live {
				t.Fatalf("version %s: verdict %q, error %v", v, r.Release.Verdict, err)
			}
			time.Sleep(time.Minute)
		}
		if last := b.aws.puts[len(b.aws.puts)-1]; last != "live/index.html" {
			t.Errorf("%s went up last, want index.html", last)
		}
		if i, j := slices.Index(b.aws.puts, "live/about/index.html"), slices.Index(b.aws.puts, "live/assets/app-3f9ac21b.js"); i < j {
			t.Error("a page went up before the code it refers to")
		}
		want := File{
			Key: "live/assets/app-3f9ac21b.js", Body: []byte("code 2"),
			ContentType: "text/javascript; charset=utf-8", CacheControl: "public, max-age=31536000, immutable",
		}
		if diff := cmp.Diff(want, b.aws.files["live/assets/app-3f9ac21b.js"]); diff != "" {
			t.Errorf("file (-want +got):\n%s", diff)
		}
		if c := b.aws.files["live/index.html"].CacheControl; c != "no-cache" {
			t.Errorf("index.html is served with cache control %q", c)
		}

		back, err := b.Rollback(t.Context(), siteRequest(""))
		if err != nil || back.To.Version != "1" || back.From.Version != "2" {
			t.Fatalf("rollback from %q to %q, error %v", back.From.Version, back.To.Version, err)
		}
		if page := string(b.aws.files["live/index.html"].Body); page != "page 1" {
			t.Errorf("after the rollback index.html is %q", page)
		}
	})
}

func TestSiteWithoutIndex(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		r := siteRequest("1")
		r.Files, r.Outputs = fstest.MapFS{"main.html": {}}, Outputs{}
		_, err := b.Deploy(t.Context(), r)
		want := "orders has no bucket in dev\nthe files of orders hold no index.html"
		if diag.ExitOf(err) != diag.Failed || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	})
}

func TestCacheControl(t *testing.T) {
	tests := map[string]string{
		"index.html":            "no-cache",
		"assets/app.4f2a91.js":  "no-cache",
		"app-4f2a91bc.css":      "public, max-age=31536000, immutable",
		"my-homepage.html":      "no-cache",
		"img/logo.D7xk29_q.png": "public, max-age=31536000, immutable",
	}
	for name, want := range tests {
		if got := cacheControl(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
