resource "aws_lb" "shop" {
  name = "shop"
  connection_logs {
    bucket  = "cambio-logs"
    enabled = true
  }
}

resource "aws_lb" "streams" {
  name               = "streams"
  load_balancer_type = "network"
}
