data "http" "orders" {
  url = "https://orders.example/settings"
}
