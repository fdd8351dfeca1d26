variable "stores" {
  type    = list(object({ enable_cloudwatch_logs_exports = list(string) }))
  default = [{ enable_cloudwatch_logs_exports = [] }]
}

resource "aws_neptune_cluster" "bad" {
  count = length(var.stores)

  enable_cloudwatch_logs_exports = var.stores[count.index].enable_cloudwatch_logs_exports
}
