variable "stores" {
  type    = list(object({ billing_mode = string }))
  default = [{ billing_mode = "PROVISIONED" }]
}

resource "aws_dynamodb_table" "bad" {
  count = length(var.stores)

  billing_mode = var.stores[count.index].billing_mode
}
