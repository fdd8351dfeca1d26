resource "aws_globalaccelerator_accelerator" "bad" {
  name = "shop"
}

resource "aws_globalaccelerator_accelerator" "bad_false" {
  name = "help"
  attributes {
    flow_logs_enabled = false
  }
}

resource "aws_globalaccelerator_accelerator" "bad_unset" {
  name = "orders"
  attributes {
    flow_logs_s3_bucket = "cambio-logs"
  }
}
