variable "topics" {
  type = map(object({
    key = optional(string)
  }))
  default = {
    orders = {}
    audit  = { key = "alias/audit" }
  }
}

resource "aws_sns_topic" "bad" {
  for_each          = { for name, topic in var.topics : name => topic if topic.key == null }
  name              = each.key
  kms_master_key_id = each.value.key
}

resource "aws_sns_topic" "audit" {
  name              = "audit"
  kms_master_key_id = var.topics.audit.key
}
