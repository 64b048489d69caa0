import type { Attachment, Message, Schemas } from '@/lib/api/types';

export interface CasePhoto {
  key: string;
  place: Schemas['ContractorPhoto'];
  attachment: Attachment;
}

/** The photos that the resident of this case sent, by the places the server knows them by. */
export const casePhotos = (messages: Message[]): CasePhoto[] =>
  messages
    .filter((message) => message.direction === 'in' && !message.fromCase && !message.deletedAt)
    .flatMap((message) =>
      message.attachments.map((attachment, index) => ({
        key: `${message.id}/${index}`,
        place: { messageId: message.id, index },
        attachment,
      })),
    )
    .filter(({ attachment }) => attachment.kind === 'photo');
