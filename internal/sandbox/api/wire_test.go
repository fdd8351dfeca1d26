package api

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCaller(t *testing.T) {
	tests := map[string]struct {
		header string
		query  string
		want   caller
	}{
		"signed": {
			header: "AWS4-HMAC-SHA256 Credential=222222222222/20260101/eu-west-1/ecs/aws4_request, SignedHeaders=host, Signature=0",
			want:   caller{Account: "222222222222", Region: "eu-west-1", Service: "ecs"},
		},
		"key that is no account": {
			header: "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-west-2/sts/aws4_request,Signature=0",
			want:   caller{Account: defaultAccount, Region: "us-west-2", Service: "sts"},
		},
		"several regions": {
			header: "AWS4-ECDSA-P256-SHA256 Credential=222222222222/20260101/s3/aws4_request, Signature=0",
			want:   caller{Account: "222222222222", Region: defaultRegion, Service: "s3"},
		},
		"presigned": {
			query: "?X-Amz-Credential=222222222222%2F20260101%2Feu-west-1%2Fs3%2Faws4_request",
			want:  caller{Account: "222222222222", Region: "eu-west-1", Service: "s3"},
		},
		"unsigned":       {want: caller{Account: defaultAccount, Region: defaultRegion}},
		"registry login": {header: "Basic QVdTOng=", want: caller{Account: defaultAccount, Region: defaultRegion}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://sandbox/"+test.query, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", test.header)
			got := callerOf(r)
			test.want.RequestID, test.want.Endpoint = got.RequestID, "http://sandbox"
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzParseScope(f *testing.F) {
	f.Add("111111111111/20260101/us-east-1/ecs/aws4_request")
	f.Add("k/20260101/s3/aws4_request")
	f.Fuzz(func(t *testing.T, credential string) {
		if c := parseScope(credential); !isAccount(c.Account) {
			t.Errorf("%q gives the account %q", credential, c.Account)
		}
	})
}

// sample has every kind of field that inputs and outputs have.
type sample struct {
	Text   string
	Number int64 `json:"number"`
	Big    int
	Real   float64
	Yes    bool
	When   *Time             `json:",omitempty"`
	List   []string          `json:",omitempty"`
	Items  []sampleItem      `json:",omitempty" xml:"Item"`
	Map    map[string]string `json:",omitempty"`
	Inner  *sampleItem       `json:",omitempty"`
}

type sampleItem struct {
	Name  string
	Value *float64 `json:",omitempty"`
}

func TestDecodeForm(t *testing.T) {
	form, err := url.ParseQuery("Text=a&number=-7&Big=12&Real=1.5&Yes=true&When=2026-01-02T03:04:05Z" +
		"&List.member.2=y&List.member.1=x&List.member.10=z&Items.Item.1.Name=n&Items.Item.1.Value=2&Inner.Name=i&Unknown.1=u")
	if err != nil {
		t.Fatal(err)
	}
	var got sample
	if err := decodeForm(form, &got); err != nil {
		t.Fatal(err)
	}
	two := 2.0
	want := sample{
		Text: "a", Number: -7, Big: 12, Real: 1.5, Yes: true, When: &Time{time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)},
		List: []string{"x", "y", "z"}, Items: []sampleItem{{Name: "n", Value: &two}}, Inner: &sampleItem{Name: "i"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBadForm(t *testing.T) {
	for _, query := range []string{
		"number=x", "Big=1.5", "Yes=maybe", "When=tomorrow", "List.member.x=1", "Text.a=1&Text=2", "Items=x",
		"Text" + strings.Repeat(".a", maxDepth) + "=1",
	} {
		form, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		var got sample
		if err := decodeForm(form, &got); err == nil {
			t.Errorf("%.40s passes", query)
		}
	}
}

func FuzzDecodeForm(f *testing.F) {
	f.Add("Text=a&List.member.1=x&Items.Item.1.Name=n&Inner.Name=i&Map.entry.1.key=k")
	f.Fuzz(func(_ *testing.T, query string) {
		if form, err := url.ParseQuery(query); err == nil {
			var got sample
			_ = decodeForm(form, &got)
		}
	})
}

func FuzzDecodeJSON(f *testing.F) {
	f.Add(`{"Text":"a","When":1.5,"Items":[{"Name":"n"}]}`)
	f.Fuzz(func(_ *testing.T, body string) {
		var got sample
		_ = json.Unmarshal([]byte(body), &got)
	})
}

// What one side writes as CBOR, the other must read as the same.
func TestCBORRoundTrip(t *testing.T) {
	item := rapid.Custom(func(t *rapid.T) sampleItem {
		return sampleItem{Name: rapid.String().Draw(t, "name"), Value: rapid.Ptr(rapid.Float64(), true).Draw(t, "value")}
	})
	rapid.Check(t, func(t *rapid.T) {
		in := sample{
			Text:   rapid.String().Draw(t, "text"),
			Number: rapid.Int64Range(-1<<53, 1<<53).Draw(t, "number"),
			Real:   rapid.Float64().Draw(t, "real"),
			Yes:    rapid.Bool().Draw(t, "yes"),
			When:   &Time{time.UnixMilli(rapid.Int64Range(0, 1<<42).Draw(t, "when"))},
			List:   rapid.SliceOfN(rapid.String(), 1, 30).Draw(t, "list"),
			Items:  rapid.SliceOfN(item, 1, 5).Draw(t, "items"),
			Map:    rapid.MapOfN(rapid.String(), rapid.String(), 1, 5).Draw(t, "map"),
		}
		tree, err := decodeCBOR(appendCBOR(nil, reflect.ValueOf(in)))
		if err != nil {
			t.Fatal(err)
		}
		var out sample
		if err := assign(tree, reflect.ValueOf(&out).Elem()); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(in, out); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Lists, maps and text of a length that is not told in advance come from other encoders.
func TestDecodeIndefiniteCBOR(t *testing.T) {
	raw := "\xbf\x61a\x9f\x01\x20\xff\x61b\x7f\x62xy\x61z\xff\x61c\xfa\x3f\xc0\x00\x00\xff"
	got, err := decodeCBOR([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"a": []any{int64(1), int64(-1)}, "b": "xyz", "c": 1.5}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzDecodeCBOR(f *testing.F) {
	f.Add(appendCBOR(nil, reflect.ValueOf(sample{Text: "a", List: []string{"x"}, When: &Time{time.Unix(1, 0)}})))
	f.Add([]byte("\x9b\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(_ *testing.T, raw []byte) {
		tree, err := decodeCBOR(raw)
		if err == nil {
			var got sample
			_ = assign(tree, reflect.ValueOf(&got).Elem())
		}
	})
}

// Whatever the protocol, an operation that is not there is named in the answer.
func TestUnknownOperation(t *testing.T) {
	d := newDoor(t)
	sign := func(service string) string {
		return "AWS4-HMAC-SHA256 Credential=111111111111/20260101/eu-central-1/" + service + "/aws4_request, Signature=0"
	}
	tests := map[string]struct {
		path, body string
		header     map[string]string
		want       string
	}{
		"JSON": {
			"/", "{}", map[string]string{"X-Amz-Target": "AmazonSSM.CreateDocument", "Content-Type": "application/x-amz-json-1.1"},
			`"__type":"UnknownOperationException"`,
		},
		"JSON of a service that is not there": {
			"/", "{}", map[string]string{"X-Amz-Target": "DynamoDB_20120810.CreateDocument"}, "DynamoDB_20120810.CreateDocument",
		},
		"query": {
			"/", "Action=CreateDocument&Version=1", map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Authorization": sign("sts")},
			"<Code>UnknownOperationException</Code>",
		},
		"query, unsigned": {
			"/", "Action=CreateDocument", map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, "<ErrorResponse",
		},
		"CBOR": {
			"/service/GraniteServiceVersion20100801/operation/CreateDocument", "", map[string]string{"Smithy-Protocol": "rpc-v2-cbor"},
			"UnknownOperationException",
		},
		"REST": {"/documents/CreateDocument", "{}", map[string]string{"Authorization": sign("scheduler")}, "UnknownOperationException"},
		"own":  {"/_flota/CreateDocument", "", nil, "NotFound"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			body := d.post(t, test.path, test.body, test.header)
			if !strings.Contains(body, test.want) || !strings.Contains(body, "CreateDocument") {
				t.Errorf("answer = %q", body)
			}
		})
	}
}

func (d *door) post(t *testing.T, path, body string, header map[string]string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, d.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode < http.StatusBadRequest {
		t.Errorf("status = %d", resp.StatusCode)
	}
	return string(raw)
}

func TestMalformedJSON(t *testing.T) {
	d := newDoor(t)
	body := d.post(t, "/", `{"Name": 7}`, map[string]string{"X-Amz-Target": "AmazonSSM.GetParameter"})
	if !strings.Contains(body, "SerializationException") {
		t.Errorf("answer = %q", body)
	}
}

func TestNames(t *testing.T) {
	d := newDoor(t)
	d.balancers.addresses = map[string]string{"internal.dev.shop.example": "127.0.0.1:20001"}
	resp, err := http.Get(d.url + "/_flota/names")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var got map[string]string
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.balancers.addresses, got); diff != "" {
		t.Error(diff)
	}
}

func TestPage(t *testing.T) {
	all := []int{1, 2, 3, 4, 5}
	var got []int
	token := ""
	for {
		items, next, err := page(all, 2, 100, token)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, items...)
		if token = next; token == "" {
			break
		}
	}
	if diff := cmp.Diff(all, got); diff != "" {
		t.Error(diff)
	}
	if _, _, err := page(all, 2, 100, "what"); err == nil {
		t.Error("a foreign token passes")
	}
}
