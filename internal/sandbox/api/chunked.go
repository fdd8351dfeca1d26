package api

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"hash"
	"hash/crc32"
	"hash/crc64"
	"net/http"
	"strconv"
	"strings"
)

// unchunk takes the aws-chunked framing off an upload: chunks of
// "SIZE[;chunk-signature=…]\r\nDATA\r\n", the last of size 0, then trailers
// (Amazon S3 API Reference, "Signature calculations: trailing headers").
func unchunk(framed []byte) (body []byte, trailer http.Header, err error) {
	broken := failf("IncompleteBody", "the aws-chunked body is not well formed")
	body = make([]byte, 0, len(framed))
	for {
		line, rest, ok := bytes.Cut(framed, []byte("\r\n"))
		digits, _, _ := strings.Cut(string(line), ";")
		size, parseErr := strconv.ParseInt(digits, 16, 32)
		if !ok || parseErr != nil || size < 0 {
			return nil, nil, broken
		}
		framed = rest
		if size == 0 {
			return body, trailers(framed), nil
		}
		if int64(len(framed)) < size+2 || string(framed[size:size+2]) != "\r\n" {
			return nil, nil, broken
		}
		body = append(body, framed[:size]...)
		framed = framed[size+2:]
	}
}

func trailers(raw []byte) http.Header {
	h := http.Header{}
	for line := range strings.SplitSeq(string(raw), "\r\n") {
		if name, value, ok := strings.Cut(line, ":"); ok {
			h.Set(name, strings.TrimSpace(value))
		}
	}
	return h
}

// crc64NVME is the polynomial of CRC-64/NVME, bits reversed.
var crc64NVME = crc64.MakeTable(0x9a6c9329ac4bc9b5)

var sums = map[string]func() hash.Hash{
	"X-Amz-Checksum-Crc32":     func() hash.Hash { return crc32.NewIEEE() },
	"X-Amz-Checksum-Crc32c":    func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) },
	"X-Amz-Checksum-Crc64nvme": func() hash.Hash { return crc64.New(crc64NVME) },
	"X-Amz-Checksum-Sha1":      sha1.New,
	"X-Amz-Checksum-Sha256":    sha256.New,
	"Content-Md5":              md5.New,
}

// checkSums compares an upload with the checksums its client sent along.
func checkSums(h http.Header, body []byte) error {
	for name, newHash := range sums {
		sent := h.Get(name)
		if sent == "" {
			continue
		}
		sum := newHash()
		sum.Write(body)
		want, err := base64.StdEncoding.DecodeString(sent)
		if err != nil || subtle.ConstantTimeCompare(want, sum.Sum(nil)) == 0 {
			return failf("BadDigest", "The %s you specified did not match what we received", name)
		}
	}
	return nil
}
