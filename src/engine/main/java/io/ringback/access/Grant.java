package io.ringback.access;

import io.ringback.topics.TopicParty;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * One thing that a party may do.
 *
 * @param party who
 * @param resource to what: a topic, a consumer group or a transactional id, by its name or what its name begins with, or the
 *     cluster itself
 * @param operation what; reading, writing, deleting and altering imply describing
 */
public record Grant(TopicParty party, ResourcePattern resource, AclOperation operation) {
    private static final String ANY_HOST = "*";

    AclBinding binding(String principal) {
        return new AclBinding(
                resource, new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW));
    }
}
