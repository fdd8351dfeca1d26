data "http" "bad" {
  url = "http://orders.example/settings"
}
