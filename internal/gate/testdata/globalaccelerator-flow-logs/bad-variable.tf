variable "flow_logs" {
  type    = bool
  default = false
}

resource "aws_globalaccelerator_accelerator" "bad" {
  name = "shop"
  attributes {
    flow_logs_enabled = var.flow_logs
  }
}
