variable "stores" {
  type    = list(object({ billing_mode = string }))
  default = [{ billing_mode = "PAY_PER_REQUEST" }]
}

resource "aws_dynamodb_table" "orders" {
  count = length(var.stores)

  billing_mode = var.stores[count.index].billing_mode
}
