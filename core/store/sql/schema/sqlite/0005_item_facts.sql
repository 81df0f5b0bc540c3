-- What a row says besides the question (licence and source of the image, what it shows) may be set later: answers to the
-- question stay. The question itself is never changed.
DROP TRIGGER item_revision_is_fact
-- next
CREATE TRIGGER item_revision_is_fact BEFORE UPDATE OF id, item_id, number, content_hash, image, image_base, instruction, level, created_ms ON item_revision BEGIN SELECT RAISE(ABORT, 'an item revision is never changed'); END
