package secret

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"flota.dev/flota/internal/secret/rule"
)

// BenchmarkLoad reads the rules, without compiling any.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := rule.Read(bytes.NewReader(written)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScanProse searches text with no keyword in it.
func BenchmarkScanProse(b *testing.B) {
	text := bytes.Repeat([]byte("the ship waits in port until noon, then all go out with it\n"), 20_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Scan("notes.txt", text)
	}
}

// BenchmarkScanTerraform searches flota's own modules, where keywords are many.
func BenchmarkScanTerraform(b *testing.B) {
	files, err := filepath.Glob("../../modules/*/*/*.tf")
	if err != nil || len(files) == 0 {
		b.Fatal("no modules", err)
	}
	var all strings.Builder
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(text)
	}
	text := []byte(all.String())
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Scan("main.tf", text)
	}
}

// BenchmarkValues looks into a thousand values of a stack without secrets.
func BenchmarkValues(b *testing.B) {
	type value struct{ name, value string }
	var all []value
	for i := range 1000 {
		n := strconv.Itoa(i)
		all = append(all, [...]value{
			{"name", "orders-prod-" + n}, {"kms_key_id", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-" + n},
			{"description", "Lets the tasks of orders read their own queue " + n}, {"LOG_LEVEL", "info"}, {"cidr_block", "10.20." + n + ".0/24"},
			{"policy", `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sqs:ReceiveMessage"],"Resource":"*","Sid":"S` + n + `"}]}`},
			{"Environment", "prod"}, {"role", "\uE000" + n + "\uE001"},
		}[i%8])
	}
	for b.Loop() {
		for _, v := range all {
			InValue(v.name, v.value)
		}
	}
}
