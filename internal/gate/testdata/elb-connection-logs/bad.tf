resource "aws_lb" "bad" {
  name = "shop"
}

resource "aws_alb" "bad_off" {
  name = "help"
  connection_logs {
    bucket  = "cambio-logs"
    enabled = false
  }
}
