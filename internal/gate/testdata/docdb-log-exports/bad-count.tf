variable "stores" {
  type    = list(object({ enabled_cloudwatch_logs_exports = list(string) }))
  default = [{ enabled_cloudwatch_logs_exports = [] }]
}

resource "aws_docdb_cluster" "bad" {
  count = length(var.stores)

  enabled_cloudwatch_logs_exports = var.stores[count.index].enabled_cloudwatch_logs_exports
}
